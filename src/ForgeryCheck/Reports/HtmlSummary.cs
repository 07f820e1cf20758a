using System.Globalization;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>The head of a message's report: what the verdict means, why, whom to act on, and a table of what is known.</summary>
internal sealed class HtmlSummary(HtmlPage page, HtmlProse prose)
{
    internal static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    internal void Write(Report report)
    {
        WriteVerdict(report);
        WriteFields(report);
    }

    private void WriteVerdict(Report report)
    {
        var assessment = report.Assessment;
        page.Markup("<p class=\"verdict\"><b>").Text(HopWords.Meaning(report)).Markup("</b>");
        if (report.Verdict != Verdict.Untestable)
        {
            page.Markup("<br>\n<span class=\"soft\">");
            prose.Words("Score");
            page.Text(" ").Text(HopWords.Score(report)).Markup(".");
            if (assessment.Verdict != Verdict.Untestable && HopWords.Together(assessment) is { } together)
            {
                page.Markup(" ").Text(together);
            }

            page.Markup("</span>");
        }

        page.Markup("</p>\n");
        if (MessageLine.Deciding(report) is { } deciding)
        {
            page.Markup("<p class=\"why\"><b>Why:</b> ");
            prose.Value($"{deciding.Message} ({deciding.Rule.Id})");
            page.Markup("</p>\n");
        }

        if (report.Repairs?.Warning is { } warning)
        {
            page.Markup("<p class=\"warning\"><b>").Text(warning).Markup("</b> That part was not examined.</p>\n");
        }

        if (report.HandOver is { } handOver)
        {
            page.Markup("<p class=\"act\">");
            prose.Words(report.Verdict >= Verdict.Suspicious ? "Act on" : "Handed in by");
            page.Text(": ").Markup("<b>").Value(HopWords.HandOver(handOver)).Markup("</b><br>\n")
                .Text(Capital(HopWords.ToActOn(handOver, report.Verdict))).Markup(" <span class=\"soft\">");
            prose.Value(HopWords.HandOverNames(handOver));
            page.Markup("</span>");
            foreach (var sentence in new[] { HopWords.ToSpare(report), HopWords.ClaimedSource(report) })
            {
                if (sentence is not null)
                {
                    page.Markup("<br>\n");
                    prose.Value(sentence);
                }
            }

            page.Markup("</p>\n");
        }
    }

    private void WriteFields(Report report)
    {
        page.Markup("<dl>\n");
        Term("From", report.From);
        Term("Subject", report.Subject);
        Term("Date", report.Date is { } date ? ReportTime.Plain(date) : null);
        Term("Message-ID", report.MessageId);
        Sentence("Client", report.Hops.Count > 0 ? $"{AnswerWords.Client(report.Client.State)}: {AnswerWords.ClientSentence(report)}" : null);
        Sentence("Author", report.Hops.Count > 0 ? $"{AnswerWords.Author(report.Author.State)}: {AnswerWords.AuthorSentence(report)}" : null);
        Sentence("Evidence", report.HandOver is { RestsOn.Length: > 0 } handOver ? handOver.RestsOn : null);
        Sentence("Not known", report.HandOver?.Unknown);
        Sentence("Trust", report.BoundaryReason.Length > 0 ? report.BoundaryReason : null);
        Sentence("This copy", CopyWords.Sentence(report) is { } copy ? $"{ReportWords.Of(report.Copy.State)}: {copy}" : null);
        Term("Session", report.Session is { } session ? SessionWords.Of(session) : null);
        Term("Input", string.Create(CultureInfo.InvariantCulture, $"{report.Size:#,0} bytes, SHA-256 {report.Sha256}"));
        Term("Report by", $"{report.Tool.Name} {report.Tool.Version}, rules {report.Tool.Rules}");
        page.Markup("</dl>\n");
    }

    // A value as it stands in the mail: no term in it is explained.
    private void Term(string name, string? value)
    {
        if (value is not null)
        {
            page.Markup("<dt>");
            prose.Words(name);
            page.Markup("</dt><dd>").Text(value).Markup("</dd>\n");
        }
    }

    private void Sentence(string name, string? sentence)
    {
        if (sentence is not null)
        {
            page.Markup("<dt>");
            prose.Words(name);
            page.Markup("</dt><dd>");
            prose.Value(sentence);
            page.Markup("</dd>\n");
        }
    }
}
