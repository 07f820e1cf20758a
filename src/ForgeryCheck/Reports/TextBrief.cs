using System.Globalization;
using ForgeryCheck.Hosts;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>One message on a screen: the verdict, the address to act on and why in at most twelve lines, then the chain and the findings that weigh.</summary>
internal sealed class TextBrief(TerminalPage page)
{
    private const int Label = 12;
    private const int MostFindings = 12;

    // On a narrow screen a sentence needs more lines.
    private const int Narrow = 60;

    private readonly TextChain _chain = new(page);

    internal void Write(Report report)
    {
        TextTitle.Write(page, report);
        Field("Attached", Attached(report), 1);
        var deciding = MessageLine.Deciding(report);
        // The word and the score are a sentence, too.
        Sentences("Verdict", FirstWords.Verdict(report), 2, Ink.Of(report.Verdict), first: 2);
        Sentences("Why", deciding?.Message, 4, end: $" ({deciding?.Rule.Id})");
        if (report.Repairs?.Warning is { } warning)
        {
            Field("Warning", report.Repairs.LinesLeftOut > 0 ? $"{warning} That part was not examined." : warning, 2, Ink.Of(Scoring.Verdict.Suspicious));
        }

        if (report.Hops.Count == 0)
        {
            // What is known of why there is nothing to test.
            Field("Note", report.Notes is [var note, ..] ? note : null, 3);
        }

        if (report.Hops.Count > 0)
        {
            Field(report.Verdict >= Scoring.Verdict.Suspicious ? "Act on" : "Handed in", FirstWords.ToActOn(report), page.Width < Narrow ? 6 : 3, Ink.BoldCyan);
        }

        Field("From", report.From, 1);
        Field("Subject", report.Subject, 1);
        if (report.Hops.Count > 0)
        {
            var lines = page.Width < Narrow ? 3 : 1;
            Field("Client", AnswerWords.ShortClient(report), lines, Ink.Of(report.Client.State));
            Field("Author", AnswerWords.ShortAuthor(report), lines, Ink.Of(report.Author.State));
        }

        if (report.Hops.Count > 0)
        {
            page.End();
            _chain.Draw(report);
        }

        WriteFindings(report, deciding);
        WriteRest(report);
    }

    private static string? Attached(Report report) => report switch
    {
        { Outer: { } outer } => $"to {outer}",
        { Attached: [var one] } => one,
        { Attached: [var first, .., var last] } => $"{first} to {last}",
        _ => null,
    };

    // The one that decides stands above.
    private void WriteFindings(Report report, Finding? deciding)
    {
        var weighing = FindingWords.InOrder(report.Assessment.Findings)
            .Where(f => f is { Weight: > 0, CountedAs: null } && (deciding is null || f.Rule != deciding.Rule || f.Message != deciding.Message)).ToList();
        if (weighing.Count > 0)
        {
            page.End();
        }

        foreach (var finding in weighing.Take(MostFindings))
        {
            page.Margin(("    ", Ink.None))
                .Put("  ").Put(page.Glyphs.Of(finding.Kind), Ink.Of(finding.Kind)).Put(" ")
                .Flow(page.Mail($"{finding.Rule.Id}, {ReportWords.Lines(finding.Lines)}:"), Ink.Bold).Put(" ")
                .FlowSentences(page.Mail(finding.Message), Ink.None, lines: 2).End();
        }

        if (report.Copy.Findings is { Count: > 0 } signs)
        {
            page.Margin(("    ", Ink.None)).Put("  ").Put(page.Glyphs.Of(FindingKind.Anomaly), Ink.Of(FindingKind.Anomaly))
                .FlowSentences(" " + page.Mail($"This copy may have been altered after receipt: {signs[0].Rule.Id}, {ReportWords.Lines(signs[0].Lines)}: {signs[0].Message}"), Ink.None, lines: 2).End();
        }
    }

    // What supports the message, or weighs nothing, is only counted.
    private void WriteRest(Report report)
    {
        if (SuppressionWords.Sentence(report) is { } suppressed)
        {
            page.End().Margin(("    ", Ink.None)).Put("  ").Put(page.Glyphs.Note, Ink.Dim).Flow(" " + page.Mail(suppressed), lines: 3).End();
        }

        var findings = report.Assessment.Findings;
        var support = findings.Count(f => f.Kind == FindingKind.Support);
        var shown = Math.Min(MostFindings, findings.Count(f => f is { Weight: > 0, CountedAs: null }));
        var waiting = report.NotTestable.Where(n => FindingWords.WaitsForDns(n.Why)).ToList();
        string?[] parts =
        [
            Count(support, "finding supports the message", "findings support the message"),
            Count(findings.Count - support - shown, "carries no weight", "carry no weight"),
            Count(report.NotTestable.Count - waiting.Count, "test could not be made", "tests could not be made"),
            Count(report.Notes.Count - (report.Hops.Count == 0 ? 1 : 0), "note", "notes"),
        ];
        var rest = string.Join(", ", parts.Where(part => part is not null));
        page.End().Margin(("  ", Ink.None)).Put("  ").Flow(rest.Length == 0 ? "--full shows all there is." : $"Not shown: {rest} (--full).", Ink.Dim).End();
        if (Count(waiting.Count, "test needs DNS", "tests need DNS") is { } tests)
        {
            page.Put("  ").Flow($"{tests} (--dns live): {string.Join(", ", waiting.Select(n => n.Rule).Distinct())}.", Ink.Dim).End();
        }
    }

    private static string? Count(int count, string one, string many) =>
        count <= 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    private void Field(string label, string? value, int lines, string ink = Ink.None)
    {
        if (value is not null)
        {
            Begin(label).Flow(page.Mail(value, 900), ink, lines).End();
        }
    }

    private void Sentences(string label, string? value, int lines, string ink = Ink.None, int first = 1, string end = "")
    {
        if (value is not null)
        {
            Begin(label).FlowSentences(page.Mail(value, 900), ink, lines, first, page.Mail(end)).End();
        }
    }

    private TerminalPage Begin(string label) => page.Margin((new string(' ', Label), Ink.None)).Put(("  " + label).PadRight(Label), Ink.Dim);
}
