using ForgeryCheck.Accuracy.Measuring;
using ForgeryCheck.Rules;
using ForgeryCheck.Scoring;
using static ForgeryCheck.Accuracy.Mail.Tables;

namespace ForgeryCheck.Accuracy.Sections;

/// <summary>Each weight in force with its counts, and the same counted on the half that it was not measured on.</summary>
internal static class WeightsSection
{
    internal static void Write(TextWriter output, Weights weights, Pools test)
    {
        output.WriteLine("| rule | grade | kind | weight | interval | honest | forged | test: weight | honest | forged |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        // An entry does not say of which kind its findings are where they are all of one: those that were met do.
        var met = test.Keys.Select(key => (key.Rule, key.Grade)).ToHashSet();
        var keys = WeightsFile.Entries(weights).Keys.Where(key => !met.Contains((key.Rule, key.Grade))).Concat(test.Keys)
            .OrderBy(key => key.Rule, StringComparer.Ordinal)
            .ThenBy(key => key.Grade, StringComparer.Ordinal)
            .ThenBy(key => key.Kind);
        foreach (var key in keys)
        {
            var own = WeightsFile.For(weights, key) is { } measured
                ? Invariant($"{measured.Weight:F2} | {measured.Interval.Low:F2} to {measured.Interval.High:F2} | {Count(measured.Honest)} | {Count(measured.Forged)}{(Fitter.IsCounted(measured) ? "" : " \\*")}")
                : " | | | ";
            HitCount honest = test.HonestOf(key), forged = test.ForgedOf(key);
            var other = honest.Hits + forged.Hits == 0 ? "" : Invariant($"{Measurement.FromCounts(honest, forged, weights.WeightCap):F2}");
            output.WriteLine($"| {key.Rule} {RuleSet.Find(key.Rule)?.Info.Name} | {key.Grade} | {key.Kind.ToString().ToLowerInvariant()} | {own} | {other} | {Count(honest)} | {Count(forged)} |");
        }
    }

    private static string Count(HitCount count) => Invariant($"{count.Hits} of {count.Total}");
}
