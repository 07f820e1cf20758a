using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using ForgeryCheck.Scoring;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Reports;

/// <summary>Reports for a ticket, in GitHub Flavored Markdown: the verdict, the facts and the chain as tables, the findings, the lines as written.</summary>
[SuppressMessage("Design", "CA1001", Justification = "It leaves the stream open, and holds nothing else.")]
internal sealed class MarkdownReportWriter : IReportWriter
{
    private const int ShownOfAValue = 300;
    private const int ShownOfALine = 4000;

    private readonly StreamWriter _output;
    private readonly TextDetail _detail;
    private bool _isLater;

    internal MarkdownReportWriter(Stream output, TextDetail detail)
    {
        _output = new StreamWriter(output, new UTF8Encoding(false), 16 * 1024, leaveOpen: true) { NewLine = "\n" };
        _detail = detail;
    }

    /// <inheritdoc/>
    public void Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (_isLater)
        {
            _output.Write("\n---\n\n");
        }

        _isLater = true;
        var score = report.Verdict == Verdict.Untestable ? "" : " " + HopWords.ShortScore(report.Score);
        _output.WriteLine($"## {ReportWords.Of(report.Verdict).ToUpperInvariant()}{score}: {MarkdownText.Code(report.Source, ShownOfAValue)}");
        _output.WriteLine();
        _output.WriteLine(MarkdownText.Sentence(report.Verdict == Verdict.Untestable ? HopWords.Meaning(report) : $"{HopWords.Meaning(report)} Score {HopWords.Score(report)}."));
        WriteWarning(report);
        WriteFacts(report);
        WriteChain(report);
        WriteFindings(report);
        WriteLines(report);
        _output.Flush();
    }

    /// <inheritdoc/>
    public void Complete() => _output.Flush();

    private void WriteWarning(Report report)
    {
        if (report.Repairs?.Warning is { } warning)
        {
            _output.WriteLine();
            _output.WriteLine($"**{warning}** That part was not examined.");
        }
    }

    private void WriteFacts(Report report)
    {
        _output.Write("\n| | |\n|---|---|\n");
        if (report.Hops.Count > 0)
        {
            Row(report.Verdict >= Verdict.Suspicious ? "Act on" : "Handed in by", MarkdownText.Sentence(FirstWords.ToActOn(report)));
            Row("Client", MarkdownText.Sentence($"{AnswerWords.Client(report.Client.State)}: {AnswerWords.ClientSentence(report)}"));
            Row("Author", MarkdownText.Sentence($"{AnswerWords.Author(report.Author.State)}: {AnswerWords.AuthorSentence(report)}"));
        }

        Row("From", MarkdownText.Code(report.From, ShownOfAValue));
        Row("Subject", MarkdownText.Code(report.Subject, ShownOfAValue));
        Row("Date", report.Date is { } date ? ReportTime.Plain(date) : "");
        Row("Message-ID", MarkdownText.Code(report.MessageId, ShownOfAValue));
        Row("Evidence", MarkdownText.Sentence(report.HandOver?.RestsOn));
        Row("This copy", CopyWords.Sentence(report) is { } copy ? $"{ReportWords.Of(report.Copy.State)}: {copy}" : "");
        Row("Input", string.Create(CultureInfo.InvariantCulture, $"{report.Size:#,0} bytes, SHA-256 {MarkdownText.Code(report.Sha256)}"));
        Row("Made with", MarkdownText.Sentence($"{report.Tool.Name} {report.Tool.Version}, rules {report.Tool.Rules}"));
    }

    private void WriteChain(Report report)
    {
        if (report.Hops.Count == 0)
        {
            return;
        }

        _output.Write("\n### Chain, newest line first\n\n| Line | Time (UTC) | Delay | Written by | Client | |\n|--:|---|--:|---|---|---|\n");
        foreach (var hop in report.Hops)
        {
            var time = hop.Line.Date.Time is { } at ? ReportTime.Clock(at) : "not readable";
            var delay = hop.DelaySeconds is { } seconds ? ReportTime.Delay(seconds) : "";
            var server = MarkdownText.Cell(MarkdownText.Sentence(HopWords.Server(hop), ShownOfAValue));
            var client = MarkdownText.Cell(MarkdownText.Sentence(HopWords.Client(hop), ShownOfAValue));
            _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {hop.Number} | {time} | {delay} | {server} | {client} | {HopWords.Status(hop.Status)} |"));
        }

        var trust = report.BoundaryLine is not { } boundary ? "No line here can be trusted: all may be forged."
            : boundary < report.Hops.Count ? string.Create(CultureInfo.InvariantCulture, $"Trust ends below line {boundary}: everything below it came from the client and may be forged.")
            : null;
        if (trust is not null)
        {
            _output.WriteLine();
            _output.WriteLine(trust);
        }
    }

    private void WriteFindings(Report report)
    {
        var findings = FindingWords.InOrder(report.Assessment.Findings).Where(f => _detail == TextDetail.Full || f is { Weight: > 0, CountedAs: null }).ToList();
        Heading("Findings", findings.Count + report.Copy.Findings.Count);
        foreach (var finding in findings)
        {
            var innocent = _detail == TextDetail.Full && finding.Innocent.Count > 0 ? $" {FindingWords.InnocentLabel(finding)} {MarkdownText.Sentence(FindingWords.Innocent(finding))}" : "";
            _output.WriteLine($"- {Title(finding)}, {FindingWords.Worth(report, finding)}: {MarkdownText.Sentence(finding.Message)}{innocent}");
        }

        foreach (var sign in report.Copy.Findings)
        {
            _output.WriteLine($"- {Title(sign)}, a sign that this copy was altered after receipt: {MarkdownText.Sentence(sign.Message)}");
        }

        List("Suppressed", [.. SuppressionWords.Each(report)]);
        if (_detail == TextDetail.Full)
        {
            List("Not tested", [.. FindingWords.NotTested(report)]);
            List("DNS queries", [.. report.Dns.Select(FindingWords.Answer)]);
            List("Notes", report.Notes);
        }
    }

    private static string Title(Finding finding) =>
        $"**{MarkdownText.Sentence($"{finding.Rule.Id} {finding.Rule.Name}")}**, {ReportWords.Lines(finding.Lines)}";

    private void WriteLines(Report report)
    {
        if (report.Hops.Count == 0)
        {
            return;
        }

        List<string> lines = [.. report.Hops.Select(hop => string.Create(CultureInfo.InvariantCulture, $"{hop.Number}: {SafeText.Show(HopText.Raw(hop), ShownOfALine)}"))];
        var fence = MarkdownText.Fence(lines);
        _output.Write($"\n### Received lines as written\n\n{fence}text\n");
        lines.ForEach(_output.WriteLine);
        _output.WriteLine(fence);
    }

    private void List(string heading, IReadOnlyList<string> items)
    {
        Heading(heading, items.Count);
        foreach (var item in items)
        {
            _output.WriteLine($"- {MarkdownText.Sentence(item)}");
        }
    }

    private void Heading(string heading, int items)
    {
        if (items > 0)
        {
            _output.Write($"\n### {heading}\n\n");
        }
    }

    private void Row(string label, string value)
    {
        if (value.Length > 0)
        {
            _output.WriteLine($"| {label} | {MarkdownText.Cell(value)} |");
        }
    }
}
