using System.Text;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using MimeKit;

namespace ForgeryCheck.Reports.Abuse;

/// <summary>
/// Feedback reports (RFC 5965) to send to abuse desks: one as a message, with CR LF; several as an mbox, with LF (RFC 4155). A message without an
/// address to report is left out.
/// </summary>
internal sealed class ArfReportWriter : IReportWriter
{
    private readonly Stream _output;
    private readonly ReportOptions _options;
    private readonly Reporter _reporter;
    private readonly DateTimeOffset _now;
    private MimeMessage? _first;
    private int _count;

    /// <summary>Creates a writer.</summary>
    /// <exception cref="ArgumentException">The options name no reporter.</exception>
    internal ArfReportWriter(Stream output, ReportOptions options)
    {
        _output = output;
        _options = options;
        _reporter = options.RequiredReporter;
        _now = (options.Clock ?? TimeProvider.System).GetUtcNow();
    }

    /// <inheritdoc/>
    public void Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (Incident.Of(report, out var whyNot) is not { } incident)
        {
            _options.LeftOut?.Invoke(report.Source, whyNot);
            return;
        }

        var message = ArfMessage.Of(incident, _reporter, _now);
        if (++_count == 1)
        {
            _first = message;
            return;
        }

        if (_first is { } first)
        {
            _first = null;
            WriteOfMany(first);
        }

        WriteOfMany(message);
        _output.Flush();
    }

    /// <inheritdoc/>
    public void Complete()
    {
        if (_first is { } only)
        {
            only.WriteTo(Format(NewLineFormat.Dos), _output);
            only.Dispose();
        }

        _output.Flush();
    }

    private static FormatOptions Format(NewLineFormat newLine)
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = newLine;
        format.EnsureNewLine = true;
        return format;
    }

    private void WriteOfMany(MimeMessage message)
    {
        using var bytes = new MemoryStream();
        message.WriteTo(Format(NewLineFormat.Unix), bytes);
        message.Dispose();
        _output.Write(Encoding.ASCII.GetBytes(FromLine.Write(_reporter.Address, _now)));
        var body = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        var quoted = new byte[MboxQuoter.MostWritten(body.Length)];
        new MboxQuoter().Quote(body, quoted, isLast: true, out var written);
        _output.Write(quoted.AsSpan(0, written));
        _output.Write("\n"u8);
    }
}
