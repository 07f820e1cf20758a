using System.Globalization;
using System.Text;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>Reports as one self-contained page without scripts, written message by message.</summary>
internal sealed class HtmlReportWriter : IReportWriter
{
    private readonly TextWriter _output;
    private readonly HtmlPage _page;
    private readonly HtmlChain _chain;
    private readonly HtmlFindings _findings;
    private readonly int[] _verdicts = new int[(int)Verdict.Forged + 1];
    private int _count;

    internal HtmlReportWriter(Stream output)
    {
        _output = WriterOver(output);
        _page = new HtmlPage(_output);
        _chain = new HtmlChain(_page);
        _findings = new HtmlFindings(_page);
    }

    /// <inheritdoc/>
    public void Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (_count++ == 0)
        {
            HtmlFrame.Begin(_page);
        }

        _verdicts[(int)report.Verdict]++;
        var verdict = ReportWords.Of(report.Verdict);

        // In a long run suspect messages are expanded, and the rest a click away.
        var open = _count == 1 || report.Verdict >= Verdict.Suspicious ? " open" : "";
        _page.Markup($"<details class=\"message {verdict}\"{open}>\n<summary><span class=\"badge\">{verdict}{ShortScore(report)}</span>")
            .Element("span", "source", report.Source);
        if (report.Subject is { Length: > 0 } subject)
        {
            _page.Markup(" ").Element("span", "subject", subject, 300);
        }

        _page.Markup("</summary>\n");
        WriteVerdict(report);
        WriteMessage(report);
        if (report.Hops.Count > 0)
        {
            _chain.Write(report);
        }

        _findings.Write(report);
        _page.Markup("</details>\n\n");
        _output.Flush();
    }

    /// <inheritdoc/>
    public void Complete()
    {
        if (_count == 0)
        {
            HtmlFrame.Begin(_page);
        }

        var words = new List<string>();
        for (var verdict = Verdict.Forged; verdict >= Verdict.Untestable; verdict--)
        {
            words.Add(string.Create(CultureInfo.InvariantCulture, $"{_verdicts[(int)verdict]} {ReportWords.Of(verdict)}"));
        }

        _page.Markup(string.Create(CultureInfo.InvariantCulture, $"<footer>{_count} {(_count == 1 ? "message" : "messages")}: "))
            .Text(string.Join(", ", words)).Markup("</footer>\n");
        HtmlFrame.End(_page);
        _output.Flush();
    }

    private static StreamWriter WriterOver(Stream output) =>
        new(output, new UTF8Encoding(false), 16 * 1024, leaveOpen: true) { NewLine = "\n" };

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
        if (report.Repairs?.Warning is { } warning)
        {
            _page.Markup("<p class=\"warning\"><b>").Text(warning).Markup("</b> That part was not looked at.</p>\n");
        }

        if (report.HandOver is { } handOver)
        {
            _page.Markup("<p class=\"act\">Hand-over: <b>").Value(HopWords.HandOver(handOver)).Markup("</b><br>\n").Text(Capital(HopWords.ToActOn(handOver))).Markup(" <span class=\"soft\">")
                .Value(HopWords.HandOverNames(handOver)).Markup("</span></p>\n");
        }
    }

    private void WriteMessage(Report report)
    {
        _page.Markup("<dl>\n")
            .Term("From", report.From)
            .Term("Subject", report.Subject)
            .Term("Date", report.Date is { } date ? ReportTime.Plain(date) : null)
            .Term("Message-ID", report.MessageId)
            .Term("Client", report.Hops.Count > 0 ? $"{AnswerWords.Client(report.Client.State)}: {AnswerWords.ClientSentence(report)}" : null)
            .Term("Author", report.Hops.Count > 0 ? $"{AnswerWords.Author(report.Author.State)}: {AnswerWords.AuthorSentence(report)}" : null)
            .Term("Rests on", report.HandOver is { RestsOn.Length: > 0 } handOver ? handOver.RestsOn : null)
            .Term("Not known", report.HandOver?.Unknown)
            .Term("Trust", report.BoundaryReason.Length > 0 ? report.BoundaryReason : null)
            .Term("Copy", CopyWords.Sentence(report) is { } copy ? $"{ReportWords.Of(report.Copy.State)}: {copy}" : null)
            .Term("Session", report.Session is { } session ? SessionWords.Of(session) : null)
            .Term("Input", string.Create(CultureInfo.InvariantCulture, $"{report.Size:#,0} bytes, SHA-256 {report.Sha256}"))
            .Term("Made by", $"{report.Tool.Name} {report.Tool.Version}, rules {report.Tool.Rules}")
            .Markup("</dl>\n");
    }
}
