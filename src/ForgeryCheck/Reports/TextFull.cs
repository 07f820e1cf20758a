using System.Globalization;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>One message with everything: the source, the verdict, the chain from the top, and the evidence for and against it.</summary>
/// <param name="page">Where it goes.</param>
/// <param name="lookups">How the reader asks for lookups in the DNS; null if that is not possible.</param>
internal sealed class TextFull(TerminalPage page, string? lookups)
{
    private const int Label = 13;
    private readonly TextChain _chain = new(page);
    private readonly TextFindings _findings = new(page, lookups);

    internal void Write(Report report)
    {
        TextTitle.Write(page, report);
        WriteMessage(report);
        WriteVerdict(report);
        if (report.Hops.Count > 0)
        {
            page.End();
            _chain.Draw(report);
        }

        _findings.Write(report);
    }

    private void WriteMessage(Report report)
    {
        Field("From", report.From, 300);
        Field("Subject", report.Subject, 300);
        Field("Date", report.Date is { } date ? ReportTime.Plain(date) : null, 100);
        Field("Message-ID", report.MessageId, 300);
        Field("Input", string.Create(CultureInfo.InvariantCulture, $"{report.Size:#,0} bytes, SHA-256 {report.Sha256}"), 200, Ink.Dim);
    }

    private void WriteVerdict(Report report)
    {
        var assessment = report.Assessment;
        var hasScore = report.Verdict != Verdict.Untestable;
        page.End();
        Begin("Verdict").Flow(ReportWords.Of(report.Verdict).ToUpperInvariant() + (hasScore ? "," : "."), Ink.Of(report.Verdict));
        if (hasScore)
        {
            page.Flow(" score " + HopWords.Score(report) + ".");
        }

        page.Flow(" " + HopWords.Meaning(report));
        if (assessment.Verdict != Verdict.Untestable && HopWords.Together(assessment) is { } together)
        {
            page.Flow(" " + together, Ink.Dim);
        }

        page.End();
        if (report.Repairs?.Warning is { } warning)
        {
            Begin("Warning").Flow(warning, Ink.Of(Verdict.Suspicious)).Flow(" That part was not examined.").End();
        }

        if (report.Hops.Count > 0)
        {
            WriteAnswer("Client", AnswerWords.Client(report.Client.State), report.Client, AnswerWords.ClientSentence(report));
            WriteAnswer("Author", AnswerWords.Author(report.Author.State), report.Author, AnswerWords.AuthorSentence(report));
        }

        if (report.HandOver is { } handOver)
        {
            Begin("Hand-over").Flow(page.Mail(HopWords.HandOver(handOver), 600), Ink.BoldCyan).End();
            Begin("").Flow(HopWords.ToActOn(handOver, report.Verdict)).Flow(" " + page.Mail(HopWords.HandOverNames(handOver), 600), Ink.Dim).End();
            Field("Shared", HopWords.ToSpare(report), 600);
            Field("Before", HopWords.ClaimedSource(report), 600);
            Field("Evidence", handOver.RestsOn.Length > 0 ? handOver.RestsOn : null, 900);
            Field("Not known", handOver.Unknown, 600);
        }

        Field("Trust", report.BoundaryReason.Length > 0 ? report.BoundaryReason : null, 600);
        WriteCopy(report);
        Field("Session", report.Session is { } session ? SessionWords.Of(session) : null, 1200);
    }

    private void WriteAnswer(string label, string state, Answer answer, string sentence) =>
        Begin(label).Flow(answer.State == AnswerState.Contradicted ? $"{state}, score {HopWords.ShortScore(answer.Score)}:" : $"{state}:", Ink.Of(answer.State))
            .Flow(" " + page.Mail(sentence, 900), answer.State == AnswerState.Open ? Ink.Dim : Ink.None).End();

    private void WriteCopy(Report report)
    {
        if (CopyWords.Sentence(report) is { } sentence)
        {
            var isChanged = report.Copy.State == Copies.CopyState.Contradictory;
            Begin("This copy").Flow(ReportWords.Of(report.Copy.State) + ":", isChanged ? Ink.Of(Verdict.Suspicious) : Ink.None)
                .Flow(" " + sentence, isChanged ? Ink.None : Ink.Dim).End();
        }
    }

    private void Field(string label, string? value, int limit, string ink = Ink.None)
    {
        if (value is not null)
        {
            Begin(label).Flow(page.Mail(value, limit), ink).End();
        }
    }

    private TerminalPage Begin(string label) =>
        page.Margin((new string(' ', Label), Ink.None)).Put(("  " + label).PadRight(Label), Ink.Dim);
}
