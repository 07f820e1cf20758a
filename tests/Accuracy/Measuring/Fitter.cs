using System.Text;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>Works out from counts what each rule's findings are worth.</summary>
internal static class Fitter
{
    private const int FewerAreChance = 4;

    /// <summary>The entries of rules/weights.json, made anew; what was assumed or comes from a table stays as it was.</summary>
    /// <param name="pools">The counts.</param>
    /// <param name="weights">The file so far.</param>
    /// <param name="tables">Whether knowledge/measured.md may stand for counts of ours; its mail holds the half for testing too.</param>
    internal static Dictionary<FindingKey, Measurement> Fit(Pools pools, Weights weights, bool tables)
    {
        var entries = Kept(weights, pools.Keys, tables);
        foreach (var key in pools.Keys)
        {
            var honest = pools.HonestOf(key);
            var forged = pools.ForgedOf(key);
            if ((entries.TryGetValue(key, out var known) && IsAssumed(known)) || (forged.Hits < FewerAreChance && honest.Hits < FewerAreChance))
            {
                // A handful of hits tells nothing: what a larger table says stays; without one the rule has no weight.
                continue;
            }

            var source = Pools.IsOnSpam(key)
                ? "accuracy weights, half for fitting: ham with claimed lines against spam (a floor) and forgebench"
                : "accuracy weights, half for fitting: ham with claimed lines against labelled forgeries and forgebench";
            if (tables && LargerHam.Of(key, honest) is { } larger)
            {
                honest = larger;
                source += LargerHam.Source;
            }

            foreach (var stale in entries.Keys.Where(k => k.Rule == key.Rule && k.Grade == key.Grade && !pools.Keys.Contains(k)).ToList())
            {
                entries.Remove(stale);
            }

            entries[key] = Measurement.Of(honest, forged, weights.WeightCap, source);
        }

        return entries;
    }

    /// <summary>The same as weights that a message can be scored with.</summary>
    internal static Weights Weights(string text, IReadOnlyDictionary<FindingKey, Measurement> entries) =>
        Scoring.Weights.Parse(Encoding.UTF8.GetBytes(WeightsFile.Rewrite(text, entries)));

    /// <summary>What stays of the file: what was assumed, and what comes from a table; but nothing that no finding has any more.</summary>
    private static Dictionary<FindingKey, Measurement> Kept(Weights weights, IReadOnlySet<FindingKey> seen, bool tables)
    {
        var graded = seen.Where(k => k.Grade is not null).Select(k => k.Rule).ToHashSet(StringComparer.Ordinal);
        return WeightsFile.Entries(weights)
            .Where(e => IsAssumed(e.Value)
                || (tables && e.Value.Source.StartsWith("knowledge/", StringComparison.Ordinal) && (e.Key.Grade is not null || !graded.Contains(e.Key.Rule) || seen.Contains(e.Key))))
            .ToDictionary(e => e.Key, e => Measurement.Of(e.Value.Honest, e.Value.Forged, weights.WeightCap, e.Value.Source));
    }

    /// <summary>Whether the counts are ours: neither assumed nor out of a table.</summary>
    internal static bool IsCounted(Measurement measured) =>
        measured.Source.StartsWith("accuracy weights", StringComparison.Ordinal) && !measured.Source.Contains(LargerHam.Source, StringComparison.Ordinal);

    private static bool IsAssumed(Measurement measured) => measured.Source.StartsWith("assumed", StringComparison.Ordinal);
}
