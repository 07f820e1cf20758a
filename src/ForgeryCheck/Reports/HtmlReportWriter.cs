using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>
/// Reports as one page without scripts, in a frame: one message as it is, several below an index of them. What the index counts is known only at the
/// end, so the page is held back until then.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Complete, which is called once, frees what is held back.")]
internal sealed class HtmlReportWriter : IReportWriter
{
    private readonly Stream _output;
    private readonly HtmlFrame _frame;
    private readonly HeldOutput _heldRows = new();
    private readonly HeldOutput _heldMessages = new();
    private readonly StreamWriter _rowText;
    private readonly StreamWriter _messageText;
    private readonly HtmlPage _rows;
    private readonly HtmlPage _page;
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
        _chain = new HtmlChain(_page);
        _findings = new HtmlFindings(_page, frame);
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
                HtmlIndex.End(page, _unread);
            }

            text.Flush();
            _heldMessages.CopyTo(_output);
            page.Markup("<footer>").Text(_counts.Sentence).Markup("</footer>\n");
            _frame.End(page);
        }

        _output.Flush();
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
        WriteVerdict(report);
        WriteFields(report);
        if (report.Hops.Count > 0)
        {
            _chain.Write(report);
        }

        _findings.Write(report);
        _page.Markup(number is null ? "" : "<p class=\"back\"><a href=\"#index\">Back to the index</a></p>\n").Markup("</div>\n</details>\n\n");
    }

    private static string ShortScore(Report report) => report.Verdict == Verdict.Untestable ? "" : " " + HopWords.ShortScore(report.Score);

    internal static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private void WriteVerdict(Report report)
    {
        var assessment = report.Assessment;
        _page.Markup("<p class=\"verdict\"><b>").Text(HopWords.Meaning(report)).Markup("</b>");
        if (report.Verdict != Verdict.Untestable)
        {
            _page.Markup("<br>\n<span class=\"soft\">Score ").Text(HopWords.Score(report)).Markup(".");
            if (assessment.Verdict != Verdict.Untestable && HopWords.Together(assessment) is { } together)
            {
                _page.Markup(" ").Text(together);
            }

            _page.Markup("</span>");
        }

        _page.Markup("</p>\n");
        if (MessageLine.Deciding(report) is { } deciding)
        {
            _page.Markup("<p class=\"why\"><b>Why:</b> ").Value($"{deciding.Message} ({deciding.Rule.Id})").Markup("</p>\n");
        }

        if (report.Repairs?.Warning is { } warning)
        {
            _page.Markup("<p class=\"warning\"><b>").Text(warning).Markup("</b> That part was not examined.</p>\n");
        }

        if (report.HandOver is { } handOver)
        {
            _page.Markup($"<p class=\"act\">{(report.Verdict >= Verdict.Suspicious ? "Act on" : "Handed in by")}: <b>").Value(HopWords.HandOver(handOver)).Markup("</b><br>\n").Text(Capital(HopWords.ToActOn(handOver))).Markup(" <span class=\"soft\">")
                .Value(HopWords.HandOverNames(handOver)).Markup("</span></p>\n");
        }
    }

    private void WriteFields(Report report)
    {
        _page.Markup("<dl>\n")
            .Term("From", report.From)
            .Term("Subject", report.Subject)
            .Term("Date", report.Date is { } date ? ReportTime.Plain(date) : null)
            .Term("Message-ID", report.MessageId)
            .Term("Client", report.Hops.Count > 0 ? $"{AnswerWords.Client(report.Client.State)}: {AnswerWords.ClientSentence(report)}" : null)
            .Term("Author", report.Hops.Count > 0 ? $"{AnswerWords.Author(report.Author.State)}: {AnswerWords.AuthorSentence(report)}" : null)
            .Term("Known because", report.HandOver is { RestsOn.Length: > 0 } handOver ? handOver.RestsOn : null)
            .Term("Not known", report.HandOver?.Unknown)
            .Term("Trust", report.BoundaryReason.Length > 0 ? report.BoundaryReason : null)
            .Term("This copy", CopyWords.Sentence(report) is { } copy ? $"{ReportWords.Of(report.Copy.State)}: {copy}" : null)
            .Term("Session", report.Session is { } session ? SessionWords.Of(session) : null)
            .Term("Input", string.Create(CultureInfo.InvariantCulture, $"{report.Size:#,0} bytes, SHA-256 {report.Sha256}"))
            .Term("Report by", $"{report.Tool.Name} {report.Tool.Version}, rules {report.Tool.Rules}")
            .Markup("</dl>\n");
    }
}
