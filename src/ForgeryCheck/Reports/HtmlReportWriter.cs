using System.Globalization;
using System.Text;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>
/// Reports as one page without scripts, in a frame: one message as it is, several below an index of them. What the index counts is known only at the
/// end, so the page is held back until then.
/// </summary>
internal sealed class HtmlReportWriter : IReportWriter, IDisposable
{
    private readonly Stream _output;
    private readonly HtmlFrame _frame;
    private readonly HeldOutput _heldRows = new();
    private readonly HeldOutput _heldMessages = new();
    private readonly StreamWriter _rowText;
    private readonly StreamWriter _messageText;
    private readonly HtmlPage _rows;
    private readonly HtmlPage _page;
    private readonly HtmlProse _prose;
    private readonly HtmlSummary _summary;
    private readonly HtmlChain _chain;
    private readonly HtmlFindings _findings;
    private readonly VerdictCounts _counts = new();
    private readonly InputsNotRead _unread = new();
    private Report? _first;

    internal HtmlReportWriter(Stream output, HtmlFrame frame)
    {
        _output = output;
        _frame = frame;
        _rowText = WriterOver(_heldRows.Stream);
        _messageText = WriterOver(_heldMessages.Stream);
        _rows = new HtmlPage(_rowText);
        _page = new HtmlPage(_messageText);
        _prose = new HtmlProse(_page);
        _summary = new HtmlSummary(_page, _prose);
        _chain = new HtmlChain(_page, _prose);
        _findings = new HtmlFindings(_page, _prose, frame);
    }

    /// <inheritdoc/>
    public void Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        _counts.Add(report.Verdict);
        if (_counts.Messages == 1)
        {
            _first = report;
            return;
        }

        if (_first is { } first)
        {
            _first = null;
            WriteOfMany(first, 1);
        }

        WriteOfMany(report, _counts.Messages);
    }

    /// <inheritdoc/>
    public void Unreadable(string source) => _unread.Add(source);

    /// <inheritdoc/>
    public void Unreadable(string source, string reason) => _unread.Add(source, reason);

    /// <inheritdoc/>
    public void Complete()
    {
        if (_first is { } only)
        {
            WriteMessage(only, number: null);
        }

        _messageText.Flush();
        using (var text = WriterOver(_output))
        {
            var page = new HtmlPage(text);
            _frame.Begin(page);
            if (_counts.Messages > 1)
            {
                HtmlIndex.Begin(page, _counts);
                text.Flush();
                _heldRows.CopyTo(_output);
                HtmlIndex.End(page);
            }

            HtmlIndex.WriteUnread(page, _unread);

            text.Flush();
            _heldMessages.CopyTo(_output);
            page.Markup("<footer>").Text(_counts.Sentence).Markup("</footer>\n");
            _prose.End(page);
            _frame.End(page);
        }

        _output.Flush();
        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rowText.Dispose();
        _messageText.Dispose();
        _heldRows.Dispose();
        _heldMessages.Dispose();
    }

    private static StreamWriter WriterOver(Stream output) =>
        new(output, new UTF8Encoding(false), 16 * 1024, leaveOpen: true) { NewLine = "\n" };

    private void WriteOfMany(Report report, int number)
    {
        HtmlIndex.Row(_rows, MessageLine.Of(report, number));
        _rowText.Flush();
        _heldRows.Settle();
        WriteMessage(report, number);
        _messageText.Flush();
        _heldMessages.Settle();
    }

    private void WriteMessage(Report report, int? number)
    {
        var verdict = ReportWords.Of(report.Verdict);
        _prose.Begin();

        // In a long run suspect messages are expanded, and the rest a click away.
        var open = number is null or 1 || report.Verdict >= Verdict.Suspicious ? " open" : "";
        _page.Markup($"<details class=\"message {verdict}\"{open}>\n<summary><span class=\"badge\">{verdict}{ShortScore(report)}</span>")
            .Element("h2", "source", report.Source);
        if (report.Subject is { Length: > 0 } subject)
        {
            _page.Markup(" ").Element("span", "subject", subject, 300);
        }

        // A link to something within a closed details element opens it (HTML, section 7.4.6.4).
        _page.Markup("</summary>\n").Markup(number is { } n ? $"<div id=\"{HtmlIndex.Anchor(n)}\">\n" : "<div>\n");
        _summary.Write(report);
        if (report.Hops.Count > 0)
        {
            _chain.Write(report);
        }

        _findings.Write(report);
        _page.Markup(number is null ? "" : "<p class=\"back\"><a href=\"#index\">Back to the index</a></p>\n").Markup("</div>\n</details>\n\n");
    }

    private static string ShortScore(Report report) => report.Verdict == Verdict.Untestable ? "" : " " + HopWords.ShortScore(report.Score);
}
