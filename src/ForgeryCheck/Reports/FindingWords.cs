using System.Globalization;
using ForgeryCheck.Names;
using ForgeryCheck.Rules;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>What the reports for people say of findings and of what could not be tested. Holds text from the mail, not yet made safe.</summary>
internal static class FindingWords
{
    /// <summary>What speaks against the lines first, the weightiest on top; then what speaks for them; then notes.</summary>
    internal static IEnumerable<Finding> InOrder(IReadOnlyList<Finding> findings) => findings
        .OrderBy(f => f.Kind switch { FindingKind.Note => 2, FindingKind.Support => 1, _ => 0 })
        .ThenByDescending(f => Math.Abs(f.Weight));

    internal static string InnocentLabel(Finding finding) => finding.Innocent.Count == 1 ? "Innocent explanation:" : "Innocent explanations:";

    /// <summary>What the weight of a finding rests on; null where it weighs nothing, or was not counted.</summary>
    internal static string? Counted(Assessment assessment, Finding finding)
    {
        if (finding.CountedAs is { } other)
        {
            return $"Counted as the same fact as {other}, so not once more.";
        }

        if (finding.Weight <= 0 || assessment.Weights?.CountsOf(finding) is not { Assumed: null } counts || counts.Honest.Tests == 0)
        {
            return null;
        }

        var hits = counts.Outcomes.TryGetValue(finding.Outcome, out var outcome) ? outcome.Honest.Hits : 0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Looked at {counts.Honest.Tests:#,0} times on genuine mail of {Math.Floor(counts.Honest.Sources):#,0} sources: {(hits == 0 ? "never so" : hits == 1 ? "once so" : $"{hits:#,0} times so")}.");
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

    private static bool WaitsForDns(string why) => why.Contains("DNS is off", StringComparison.OrdinalIgnoreCase);

    private static string OnLines(IGrouping<string, NotTestable> rule)
    {
        var lines = rule.SelectMany(n => n.Lines).Distinct().Order().ToList();
        return lines.Count > 0 ? $"{rule.Key} on {ReportWords.Lines(lines)}" : rule.Key;
    }
}
