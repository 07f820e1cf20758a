using ForgeryCheck.Accuracy.Calibration;
using ForgeryCheck.Accuracy.Measuring;
using static ForgeryCheck.Accuracy.Mail.Tables;

namespace ForgeryCheck.Accuracy.Sections;

/// <summary>The pairs of findings that the scorer gives most too much for, and most too little.</summary>
internal static class PairsSection
{
    private const int Shown = 12;

    internal static void Write(TextWriter output, IReadOnlyList<Pair> pairs)
    {
        output.WriteLine(Invariant($"Of {pairs.Count} pairs that were met often enough the scorer gives too much for {pairs.Count(p => p.Excess > 0)} and too little for {pairs.Count(p => p.Excess < 0)}."));
        output.WriteLine();
        output.WriteLine("| finding | and | honest | forged | counted | interval | given | too much |");
        output.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var pair in pairs.Where(p => p.Excess > 0).Take(Shown).Concat(pairs.Where(p => p.Excess < 0).TakeLast(Shown)))
        {
            var counted = pair.Counted;
            output.WriteLine(Invariant($"| {Name(pair.One)} | {Name(pair.Other)} | {counted.Honest.Hits} of {counted.Honest.Total} | {counted.Forged.Hits} of {counted.Forged.Total} | {counted.Weight:F2} | {counted.Interval.Low:F2} to {counted.Interval.High:F2} | {pair.Given:F2} | {pair.Excess:F2} |"));
        }
    }

    private static string Name(FindingKey key) => $"{key.Rule} {key.Grade}".TrimEnd();
}
