using ForgeryCheck.Accuracy.Measuring;
using ForgeryCheck.Rules;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Calibration;

/// <summary>Other weights that the same counts could be given.</summary>
internal static class Caution
{
    internal static readonly IReadOnlyList<(string Name, Func<FindingKey, Measurement, double> Weight)> All =
    [
        ("accusing ones one standard deviation lower", (_, m) => Lower(m, 1 / 1.96)),
        ("accusing ones at the lower end of the interval", (_, m) => Lower(m, 1)),
        ("those with under 3 honest hits at the lower end", (_, m) => m.Honest.Hits < 3 ? Lower(m, 1) : m.Weight),
        ("those whose interval holds 0 left out", (_, m) => m.Interval.Holds(0) ? 0 : m.Weight),
        ("accusations never speak for the lines", (key, m) => key.Kind == FindingKind.Support ? m.Weight : Math.Max(0, m.Weight)),
    ];

    internal static Dictionary<FindingKey, Measurement> Of(Func<FindingKey, Measurement, double> weight, IReadOnlyDictionary<FindingKey, Measurement> entries) =>
        entries.ToDictionary(entry => entry.Key, entry => entry.Value with { Weight = weight(entry.Key, entry.Value), Interval = new(-10, 10) });

    private static double Lower(Measurement measured, double part) => measured.Weight <= 0
        ? measured.Weight
        : Math.Max(0, Math.Round(measured.Weight - (part * (measured.Weight - measured.Interval.Low)), 2));
}
