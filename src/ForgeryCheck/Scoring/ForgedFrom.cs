using ForgeryCheck.Findings;

namespace ForgeryCheck.Scoring;

/// <summary>
/// Locates the start of the forgery: the most likely story. Whether anything is forged is a separate question, with caps on what related rules may
/// contribute together; here each line is judged by itself, since a contradiction on one line does not make it more credible when another is found
/// further down.
/// </summary>
internal static class ForgedFrom
{
    /// <summary>Two stories closer than this are equally likely: they differ by rounding only.</summary>
    private const double Tie = 1e-9;

    /// <summary>
    /// The most likely first invented line. A finding on a line counts the same for every story that begins at or above it, so there are ties, which
    /// support for the lines between breaks: the forgery starts right below the lowest supported line above the accused ones. If there is none, it
    /// starts with the first line that a stranger handed in, as it mostly does.
    /// </summary>
    internal static int Find(ReadOnlySpan<Evidence> evidence, Weights weights, int boundary, int stories)
    {
        evidence = Strongest(evidence);
        var (best, most) = (boundary + 1, double.NegativeInfinity);
        for (var story = boundary + 1; story <= boundary + stories; story++)
        {
            var gain = Gain(evidence, weights, story);
            if (gain > most + Tie)
            {
                (best, most) = (story, gain);
            }
        }

        return best;
    }

    private static double Gain(ReadOnlySpan<Evidence> evidence, Weights weights, int story)
    {
        var (sum, support) = (0.0, 0.0);
        foreach (var one in evidence)
        {
            var gain = one.Weight * one.PlaceShare(story, weights.JointShare);
            sum += Math.Max(gain, 0);
            support += Math.Min(gain, 0);
        }

        return sum + Math.Max(support, -weights.SupportCap);
    }

    /// <summary>Of the findings of one family on one line only the strongest: several rules may see the same fault.</summary>
    private static Evidence[] Strongest(ReadOnlySpan<Evidence> evidence)
    {
        var strongest = new Dictionary<(int Last, RuleFamily Family, bool Supports), Evidence>();
        foreach (var one in evidence)
        {
            if (!one.Locates)
            {
                continue;
            }

            var key = (one.Last, one.Family, one.Weight < 0);
            if (!strongest.TryGetValue(key, out var known) || Math.Abs(one.Weight) > Math.Abs(known.Weight))
            {
                strongest[key] = one;
            }
        }

        return [.. strongest.Values];
    }
}
