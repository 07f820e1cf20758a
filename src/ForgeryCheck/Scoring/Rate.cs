namespace ForgeryCheck.Scoring;

/// <summary>
/// How often something comes out so, worked out of few counts: the mean of a beta distribution that begins with half a hit, in as many tests
/// as it takes at the rate that is known already, and is then given the counts (a beta-binomial model; Gelman and others, Bayesian Data
/// Analysis, 3rd edition, section 5.3). With no tests it is the rate known already, with many it is what was counted.
/// </summary>
internal static class Rate
{
    /// <summary>Half a hit (Jeffreys): what was never seen in any number of tests is not impossible.</summary>
    public const double Half = 0.5;

    /// <summary>The rate.</summary>
    /// <param name="share">Hits, sources counted once.</param>
    /// <param name="sources">Sources tested.</param>
    /// <param name="known">The rate that is known already: that of the rule for a fact, of the family for a rule.</param>
    public static double Of(double share, double sources, double known) => (share + Half) / (sources + (Half / known));

    /// <summary>The variance of the natural log of that rate, by the delta method: what a share of so few hits is sure to.</summary>
    public static double LogVariance(double share, double sources, double known) =>
        Math.Max(0, (1 / (share + Half)) - (1 / (sources + (Half / known))));
}
