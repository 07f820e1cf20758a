using System.Globalization;
using ForgeryCheck.Names;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>How reports for people describe findings and what could not be tested. Contains text from the mail, not yet escaped.</summary>
internal static class FindingWords
{
    /// <summary>Accusing findings first, in descending weight; then support; then notes.</summary>
    internal static IEnumerable<Finding> InOrder(IReadOnlyList<Finding> findings) => findings
        .OrderBy(f => f.Kind switch { FindingKind.Note => 2, FindingKind.Support => 1, _ => 0 })
        .ThenByDescending(f => Math.Abs(f.Weight));

    /// <summary>
    /// The findings against the message that count, in that order: without those that count for nothing, for want of a line to test or because
    /// another stands for the same fact.
    /// </summary>
    internal static IEnumerable<Finding> Weighing(Report report) => InOrder(report.Assessment.Findings).Where(finding => Weighs(report, finding));

    /// <summary>Whether a finding is one of those.</summary>
    internal static bool Weighs(Report report, Finding finding) =>
        finding is { Weight: > 0, CountedAs: null } && (report.Assessment.Verdict != Verdict.Untestable || IsOfSender(finding));

    /// <summary>A finding in one line: "FC301 queue-id-clock, line 4: The id ...".</summary>
    internal static string Sentence(Finding finding) => $"{finding.Rule.Id} {finding.Rule.Name}, {ReportWords.Lines(finding.Lines)}: {finding.Message}";

    internal static string InnocentLabel(Finding finding) => finding.Innocent.Count == 1 ? "Possible legitimate reason:" : "Possible legitimate reasons:";

    /// <summary>The weight of a finding, in words and as a number. If there is no line to test, it counts for nothing.</summary>
    internal static string Worth(Report report, Finding finding) =>
        finding.Kind == FindingKind.Note ? VerbalScale.Say(finding)
        : report.Assessment.Verdict == Verdict.Untestable && !IsOfSender(finding) ? "carries no weight here: there is no line to test"
        : string.Create(CultureInfo.InvariantCulture, $"{VerbalScale.Say(finding)} (weight {ReportWords.Weight(finding.Weight):+0.##;-0.##;0})");

    /// <summary>The counts behind a finding's weight, or why it was assumed; null if it has none.</summary>
    internal static string? Counted(Report report, Finding finding)
    {
        var assessment = report.Assessment;
        if (finding.CountedAs is { } other)
        {
            return $"Not counted separately: it rests on the same value as {other}.";
        }

        if (finding.Weight <= 0 || (assessment.Verdict == Verdict.Untestable && !IsOfSender(finding)) || report.WeightsOf(finding)?.CountsOf(finding) is not { } counts)
        {
            return null;
        }

        if (counts.Assumed is { } why)
        {
            return $"This weight was assumed, not counted: {why}.";
        }

        if (counts.Honest.Tests == 0)
        {
            return null;
        }

        var hits = counts.Outcomes.TryGetValue(finding.Outcome, out var outcome) ? outcome.Honest.Hits : 0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Tested {Times(counts.Honest.Tests)} on genuine mail from {Sources(counts.Honest.Sources)}: {(hits == 0 ? "never found" : $"found {Times(hits)}")}.");
    }

    /// <summary>One sentence for each reason: "needs DNS (--dns live): FC203 on line 2".</summary>
    /// <param name="report">The report.</param>
    /// <param name="lookups">How its reader asks for lookups in the DNS; null if that is not possible.</param>
    internal static IEnumerable<string> NotTested(Report report, string? lookups = ReportOptions.LookupsByOption) => report.NotTestable.GroupBy(n => n.Why).Select(why =>
        (!WaitsForDns(why.Key) ? why.Key : lookups is null ? "needs DNS" : $"needs DNS ({lookups})") + ": " + string.Join(", ", why.GroupBy(n => n.Rule).Select(OnLines)));

    /// <summary>A DNS question with its answer.</summary>
    internal static string Answer(DnsAnswer answer)
    {
        var records = answer.Records.Count > 0 ? string.Join(", ", answer.Records) : "no record";
        var asked = answer.Resolver.Length > 0 ? $", {answer.Resolver}, {ReportTime.Plain(answer.At)}" : "";
        return $"{answer.Question}: {records} ({ReportWords.Of(answer.Status)}{asked})";
    }

    /// <summary>Each possible legitimate reason is a full sentence.</summary>
    internal static string Innocent(Finding finding) => string.Join(" ", finding.Innocent);

    /// <summary>Whether a test could not be made only because the DNS is off.</summary>
    internal static bool WaitsForDns(string why) => why.Contains("DNS is off", StringComparison.OrdinalIgnoreCase);

    private static bool IsOfSender(Finding finding) => finding.IsOfClient || finding.Rule.Family == RuleFamily.Author;

    private static string Times(long count) => count == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{count:#,0} times");

    private static string Sources(double count) =>
        Math.Floor(count) is var whole && whole == 1 ? "1 source" : string.Create(CultureInfo.InvariantCulture, $"{whole:#,0} sources");

    private static string OnLines(IGrouping<string, NotTestable> rule)
    {
        var lines = rule.SelectMany(n => n.Lines).Distinct().Order().ToList();
        return lines.Count > 0 ? $"{rule.Key} on {ReportWords.Lines(lines)}" : rule.Key;
    }
}
