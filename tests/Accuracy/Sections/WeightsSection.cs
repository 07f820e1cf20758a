using ForgeryCheck.Findings;
using ForgeryCheck.Scoring;
using static ForgeryCheck.Accuracy.Mail.Tables;

namespace ForgeryCheck.Accuracy.Sections;

/// <summary>Each weight that accuses, with the counts that it rests on. No finding is made where the test of a supporting rule differs.</summary>
internal static class WeightsSection
{
    internal static void Write(TextWriter output, Weights weights)
    {
        output.WriteLine("| rule | fact | outcome | weight | interval | genuine: hits of tests | sources | forged: hits of tests | kits |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var (rule, fact, tested, outcome, weight) in weights.Rules.OrderBy(rule => rule.Key, StringComparer.Ordinal)
            .SelectMany(rule => rule.Value.Facts.SelectMany(fact => fact.Value.Outcomes.Select(one => (rule.Key, fact.Key, fact.Value, one.Key, one.Value))))
            .Where(row => row.Item5.Weight > 0 && !(row.Item4 == Finding.Differs && RuleSet.Find(row.Item1)?.Info.Kind == FindingKind.Support)))
        {
            output.WriteLine(Invariant($"| {rule} {RuleSet.Find(rule)?.Info.Name} | {(fact == Finding.AnyFact ? "" : fact)} | {outcome}{(tested.Assumed is null ? "" : " \\*")} | {weight.Weight:F2} | {weight.Interval.Low:F2} to {weight.Interval.High:F2} | {weight.Honest.Hits} of {tested.Honest.Tests} | {tested.Honest.Sources} | {weight.Forged.Hits} of {tested.Forged.Tests} | {tested.Forged.Sources} |"));
        }
    }
}
