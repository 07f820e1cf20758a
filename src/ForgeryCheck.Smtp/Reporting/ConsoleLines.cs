using System.Globalization;
using System.Text;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Smtp.Reporting;

/// <summary>
/// One line per message for whoever is watching: time, verdict, score, client, HELO, sender, recipients, id, size, subject. A paused terminal does not
/// hold up the analysis: lines that do not fit are dropped and counted.
/// </summary>
internal sealed class ConsoleLines : IReportSink, IDisposable
{
    private const int LongestWord = 64;
    private const int LongestSubject = 100;

    private readonly bool _color;
    private readonly bool _unicode;
    private readonly LineOutput _lines;

    /// <summary>Creates a sink.</summary>
    /// <param name="write">Writes whole lines with their line ends; called by one thread.</param>
    /// <param name="color">Whether the verdict is coloured.</param>
    /// <param name="unicode">Whether non-ASCII characters may be written.</param>
    internal ConsoleLines(Action<string> write, bool color, bool unicode)
    {
        _color = color;
        _unicode = unicode;
        _lines = new LineOutput(write, static (line, count) => line.Append(CultureInfo.InvariantCulture, $"... {count} lines left out"));
    }

    /// <inheritdoc/>
    public void Write(MailMessage message, Report report) =>
        _lines.Add((Sink: this, Message: message, Report: report), static (line, about) => about.Sink.Append(line, about.Message, about.Report));

    /// <inheritdoc/>
    public void Flush()
    {
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();

    internal void Append(StringBuilder line, MailMessage message, Report report)
    {
        var session = message.Session;
        var verdict = report.Verdict;
        var client = (session?.Client ?? report.HandOver?.Address)?.ToString() ?? "-";
        var word = ReportWords.Of(verdict);
        var score = ReportWords.ShortScore(report.Score);

        line.Append(CultureInfo.InvariantCulture, $"{session?.Received.UtcDateTime ?? DateTime.UtcNow:yyyy-MM-dd'T'HH:mm:ss'Z'}  ");
        line.Append(_color ? Ink.Start(Ink.Of(verdict)) : "").Append(CultureInfo.InvariantCulture, $"{word,-10} {score,5:0.0}").Append(_color ? Ink.Reset : "");
        line.Append(CultureInfo.InvariantCulture, $"  {client,-15}");
        line.Append("  ").Append(Word(session?.Helo ?? report.HandOver?.Helo));
        line.Append("  <").Append(message.Envelope?.Sender is { Length: > 0 } sender ? Word(sender) : "");
        line.Append(CultureInfo.InvariantCulture, $">  {message.Envelope?.Recipients.Count ?? 0} rcpt");
        line.Append("  ").Append(Word(session?.Id));
        line.Append(CultureInfo.InvariantCulture, $"  {report.Size} bytes");
        line.Append("  ").Append(SafeText.Show(report.Subject, LongestSubject, !_unicode));
    }

    // A space in a client's string would look like the start of another column.
    private string Word(string? text) => text is { Length: > 0 }
        ? SafeText.Show(text, LongestWord, !_unicode).Replace(" ", "\\x20", StringComparison.Ordinal)
        : "-";
}
