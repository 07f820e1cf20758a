namespace ForgeryCheck.Scoring;

/// <summary>
/// From findings to a verdict by a change-point model. The lines at and above the boundary are facts; the hypotheses (stories) are "all lines are
/// real" and, for each line k below the boundary, "the sender wrote line k and all below it"; their priors are in <see cref="Beginnings"/>.
/// </summary>
internal static class Scorer
{
    private const int MostOnStack = 128;
    private static readonly double Ln10 = Math.Log(10);

    /// <summary>Weighs the findings and assesses the message.</summary>
    /// <param name="chain">The hops with their boundary.</param>
    /// <param name="findings">The findings; their weights are set here.</param>
    /// <param name="agreements">The tests that came out as in honest mail.</param>
    /// <param name="weights">The weights of findings.</param>
    /// <param name="prior">The prior probability of forgery, between 0 and 1.</param>
    public static Assessment Assess(
        Chain chain, IReadOnlyList<Finding> findings, ReadOnlySpan<Agreement> agreements, Weights weights, double prior)
    {
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(prior);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(prior, 1);
        return Assess(chain.Boundary.Line, chain.Hops, findings, agreements, weights, prior);
    }

    /// <summary>The same for a message analyzed before, whose findings need not be found again to be weighed differently.</summary>
    /// <param name="boundaryLine">The boundary line; null if there is none.</param>
    /// <param name="hops">The lines of the message.</param>
    /// <param name="findings">The findings.</param>
    /// <param name="agreements">The tests that came out as in honest mail.</param>
    /// <param name="weights">The weights of findings.</param>
    /// <param name="prior">The prior probability of forgery.</param>
    internal static Assessment Assess(
        int? boundaryLine, IReadOnlyList<Hop> hops, IReadOnlyList<Finding> findings, ReadOnlySpan<Agreement> agreements, Weights weights, double prior)
    {
        var weighed = Weigh(findings, weights);
        CommonCauses.Settle(weighed);
        if (boundaryLine is not { } boundary || boundary >= hops.Count)
        {
            return new Assessment(Verdict.Untestable, 100 * prior, 0, prior, null, weighed) { Weights = weights };
        }

        Span<Evidence> evidence = weighed.Length <= MostOnStack ? stackalloc Evidence[weighed.Length] : new Evidence[weighed.Length];
        evidence = evidence[..Evidence.Take(weighed, boundary, evidence)];
        var stories = hops.Count - boundary;
        Span<double> gains = stories <= 64 ? stackalloc double[stories] : new double[stories];
        Span<double> shares = stories <= 64 ? stackalloc double[stories] : new double[stories];
        Tally.Fill(gains, evidence, agreements, weights, boundary);
        Beginnings.Fill(shares, hops, boundary, weights);

        var weight = LogMean(gains, shares) / Ln10;
        var logOdds = Math.Log(prior / (1 - prior)) + (weight * Ln10);
        var score = 100 / (1 + Math.Exp(-logOdds));
        if (score < weights.SuspiciousScore)
        {
            return new Assessment(Verdict.Consistent, score, weight, prior, null, weighed) { Weights = weights };
        }

        var from = ForgedFrom.Find(evidence, weights, boundary, stories);
        var verdict = score >= weights.ForgedScore && IsAccused(evidence, from, weights) ? Verdict.Forged : Verdict.Suspicious;
        return new Assessment(verdict, score, weight, prior, from, weighed) { Weights = weights };
    }

    private static Finding[] Weigh(IReadOnlyList<Finding> findings, Weights weights)
    {
        var weighed = new Finding[findings.Count];
        for (var i = 0; i < weighed.Length; i++)
        {
            var finding = findings[i];
            var weight = finding.IsOfClient ? 0 : weights.Of(finding);
            weighed[i] = weight == finding.Weight && finding is { CountedAs: null, Contradicts: false }
                ? finding
                : finding with { Weight = weight, CountedAs = null, Contradicts = false };
        }

        return weighed;
    }

    /// <summary>The log of the weighted mean of the stories' likelihood ratios. Log-sum-exp, so that nothing overflows.</summary>
    private static double LogMean(ReadOnlySpan<double> gains, ReadOnlySpan<double> shares)
    {
        var most = double.NegativeInfinity;
        foreach (var gain in gains)
        {
            most = Math.Max(most, gain * Ln10);
        }

        double sum = 0, all = 0;
        for (var i = 0; i < gains.Length; i++)
        {
            sum += shares[i] * Math.Exp((gains[i] * Ln10) - most);
            all += shares[i];
        }

        return most + Math.Log(sum / all);
    }

    /// <summary>
    /// Whether the lines are accused by more than one anomaly: by a contradiction, or by anomalies of two families. A single anomaly, however rare,
    /// may be some host's habit.
    /// </summary>
    private static bool IsAccused(ReadOnlySpan<Evidence> evidence, int from, Weights weights)
    {
        RuleFamily? family = null;
        foreach (ref readonly var one in evidence)
        {
            if (one.Weight <= 0 || one.Share(from, 1) <= 0)
            {
                continue;
            }

            if (one.IsContradiction || (one.Weight >= weights.AnomalyWeight && family is { } other && other != one.Family))
            {
                return true;
            }

            family = one.Weight >= weights.AnomalyWeight ? family ?? one.Family : family;
        }

        return false;
    }
}
