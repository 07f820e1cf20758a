using System.Globalization;
using ForgeryCheck.Findings;
using ForgeryCheck.Names;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>What the reports for people say of findings and of what could not be tested. Holds text from the mail, not yet made safe.</summary>
internal static class FindingWords
{
    /// <summary>What speaks against the lines first, the weightiest on top; then what speaks for them; then notes.</summary>
    internal static IEnumerable<Finding> InOrder(IReadOnlyList<Finding> findings) => findings
        .OrderBy(f => f.Kind switch { FindingKind.Note => 2, FindingKind.Support => 1, _ => 0 })
        .ThenByDescending(f => Math.Abs(f.Weight));

    internal static string InnocentLabel(Finding finding) => finding.Innocent.Count == 1 ? "Possible innocent explanation:" : "Possible innocent explanations:";

    /// <summary>What a finding is worth, in words and as a number. Where there is no line to test, it speaks for or against nothing.</summary>
    internal static string Worth(Report report, Finding finding) =>
        finding.Kind == FindingKind.Note ? VerbalScale.Say(finding)
        : report.Assessment.Verdict == Verdict.Untestable ? "weighs nothing here, since there is no line to test"
        : string.Create(CultureInfo.InvariantCulture, $"{VerbalScale.Say(finding)} (weight {ReportWords.Weight(finding.Weight):+0.##;-0.##;0})");

    /// <summary>What the weight of a finding rests on; null where it weighs nothing, or was not counted.</summary>
    internal static string? Counted(Assessment assessment, Finding finding)
    {
        if (finding.CountedAs is { } other)
        {
            return $"This is the same fact as {other}, so it is not counted again.";
        }

        if (finding.Weight <= 0 || assessment.Verdict == Verdict.Untestable || assessment.Weights?.CountsOf(finding) is not { Assumed: null } counts || counts.Honest.Tests == 0)
        {
            return null;
        }

        var hits = counts.Outcomes.TryGetValue(finding.Outcome, out var outcome) ? outcome.Honest.Hits : 0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Tested {Times(counts.Honest.Tests)} on genuine mail from {Sources(counts.Honest.Sources)}: {(hits == 0 ? "never found" : $"found {Times(hits)}")}.");
    }

    /// <summary>One sentence for each reason: "waits for DNS (--dns live): FC203 on line 2".</summary>
    internal static IEnumerable<string> NotTested(Report report) => report.NotTestable.GroupBy(n => n.Why).Select(why =>
        (WaitsForDns(why.Key) ? "waits for DNS (--dns live)" : why.Key) + ": " + string.Join(", ", why.GroupBy(n => n.Rule).Select(OnLines)));

    /// <summary>A question to the DNS with its answer.</summary>
    internal static string Answer(DnsAnswer answer)
    {
        var records = answer.Records.Count > 0 ? string.Join(", ", answer.Records) : "no record";
        var asked = answer.Resolver.Length > 0 ? $", {answer.Resolver}, {ReportTime.Plain(answer.At)}" : "";
        return $"{answer.Question}: {records} ({ReportWords.Of(answer.Status)}{asked})";
    }

    /// <summary>Innocent explanations are sentences of their own, each with its full stop.</summary>
    internal static string Innocent(Finding finding) => string.Join(" ", finding.Innocent);

    private static string Times(long count) => count == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{count:#,0} times");

    private static string Sources(double count) =>
        Math.Floor(count) is var whole && whole == 1 ? "1 source" : string.Create(CultureInfo.InvariantCulture, $"{whole:#,0} sources");

    private static bool WaitsForDns(string why) => why.Contains("DNS is off", StringComparison.OrdinalIgnoreCase);

    private static string OnLines(IGrouping<string, NotTestable> rule)
    {
        var lines = rule.SelectMany(n => n.Lines).Distinct().Order().ToList();
        return lines.Count > 0 ? $"{rule.Key} on {ReportWords.Lines(lines)}" : rule.Key;
    }
}
