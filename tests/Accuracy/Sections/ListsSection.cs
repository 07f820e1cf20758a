using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Scoring;
using static ForgeryCheck.Accuracy.Mail.Tables;

namespace ForgeryCheck.Accuracy.Sections;

/// <summary>What the weights in force tell of genuine mail of public lists, and which rules accused it.</summary>
internal static class ListsSection
{
    internal static void Write(TextWriter output, Lists lists, Weights weights)
    {
        var tally = lists.Judge(("in force", weights, _ => true))[0];
        output.WriteLine("| lists | messages | called forged | called suspicious |");
        output.WriteLine("|---|---|---|---|");
        output.WriteLine(Invariant($"| {lists.Number} | {Told.Of(tally)} |"));
        output.WriteLine();
        output.WriteLine("| the rules that accused | messages | lists | called forged |");
        output.WriteLine("|---|---|---|---|");
        foreach (var kind in tally.Accused.GroupBy(one => RulesOf(one.Assessment)).OrderByDescending(kind => kind.Count()).ThenBy(kind => kind.Key, StringComparer.Ordinal))
        {
            output.WriteLine(Invariant($"| {kind.Key} | {kind.Count()} | {kind.Select(one => one.List).Distinct().Count()} | {kind.Count(one => one.Assessment.Verdict == Verdict.Forged)} |"));
        }
    }

    private static string RulesOf(Assessment assessment) => string.Join(", ", assessment.Findings
        .Where(finding => finding.Weight >= 0.5 && finding.CountedAs is null).Select(finding => finding.Rule.Id).Distinct().Order(StringComparer.Ordinal));
}
