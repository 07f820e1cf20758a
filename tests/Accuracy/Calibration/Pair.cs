using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Measuring;
using ForgeryCheck.Rules;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Calibration;

/// <summary>Two findings that accuse together: what they were counted to be worth, and what the scorer gives for them.</summary>
internal sealed record Pair(FindingKey One, FindingKey Other, Measurement Counted, double Given)
{
    private const int FewerAreChance = 8;

    /// <summary>By how much the scorer gives more than the counts allow; negative where it gives less than they ask for; 0 where they agree.</summary>
    internal double Excess =>
        Given > Counted.Interval.High ? Given - Counted.Interval.High
        : Given < Counted.Interval.Low ? Given - Counted.Interval.Low
        : 0;

    internal static IReadOnlyList<Pair> Of(Forecasts mail, Weights weights)
    {
        var honest = Count(mail.Honest, weights);
        var forged = Count(mail.Forged, weights);
        int honestMessages = mail.Honest.Count, forgedMessages = mail.Forged.Count();
        return [.. honest.Keys.Union(forged.Keys)
            .Where(pair => honest.GetValueOrDefault(pair) + forged.GetValueOrDefault(pair) >= FewerAreChance)
            .Select(pair => new Pair(
                pair.One,
                pair.Other,
                Measurement.Of(new HitCount(honest.GetValueOrDefault(pair), honestMessages), new HitCount(forged.GetValueOrDefault(pair), forgedMessages), 10, ""),
                Sum(pair, weights)))
            .OrderByDescending(pair => pair.Excess)
            .ThenBy(pair => pair.One.ToString(), StringComparer.Ordinal)
            .ThenBy(pair => pair.Other.ToString(), StringComparer.Ordinal)];
    }

    private static Dictionary<(FindingKey One, FindingKey Other), int> Count(IEnumerable<Judged> messages, Weights weights)
    {
        var counts = new Dictionary<(FindingKey, FindingKey), int>();
        foreach (var one in messages)
        {
            var from = one.Truth?.FromLine ?? one.Report.BoundaryLine!.Value + 1;
            var keys = one.Report.Assessment.Findings
                .Where(f => one.SpeaksOf(f, from))
                .Select(f => new FindingKey(f.Rule.Id, f.Grade, f.Kind))
                .Where(key => Worth(key, weights) > 0)
                .Distinct()
                .OrderBy(key => key.ToString(), StringComparer.Ordinal)
                .ToList();
            foreach (var pair in keys.SelectMany((key, i) => keys.Skip(i + 1).Select(other => (key, other))))
            {
                counts[pair] = counts.GetValueOrDefault(pair) + 1;
            }
        }

        return counts;
    }

    private static double Sum((FindingKey One, FindingKey Other) pair, Weights weights)
    {
        double one = Worth(pair.One, weights), other = Worth(pair.Other, weights);
        RuleFamily first = Family(pair.One), second = Family(pair.Other);
        return first == second
            ? Math.Min(Math.Max(one, other) + (weights.NextShare * Math.Min(one, other)), weights.FamilyCap(first))
            : Math.Min(one, weights.FamilyCap(first)) + Math.Min(other, weights.FamilyCap(second));
    }

    private static double Worth(FindingKey key, Weights weights) => WeightsFile.For(weights, key)?.Weight ?? 0;

    private static RuleFamily Family(FindingKey key) => RuleSet.Find(key.Rule)!.Info.Family;
}
