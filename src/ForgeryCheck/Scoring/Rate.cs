namespace ForgeryCheck.Scoring;

/// <summary>
/// Estimates a rate from few counts: the posterior mean of a beta distribution whose prior is half a hit, in as many tests as that takes at the prior
/// rate (a beta-binomial model; Gelman and others, Bayesian Data Analysis, 3rd edition, section 5.3). With no tests it is the prior rate, with many
/// the counted one.
/// </summary>
internal static class Rate
{
    /// <summary>Half a hit (Jeffreys): what was never seen in any number of tests is not impossible.</summary>
    public const double Half = 0.5;

    /// <summary>The rate.</summary>
    /// <param name="share">Hits, each source counted once.</param>
    /// <param name="sources">Sources tested.</param>
    /// <param name="known">The prior rate: that of the rule for a fact, of the family for a rule.</param>
    public static double Of(double share, double sources, double known) => (share + Half) / (sources + (Half / known));

    /// <summary>The variance of the natural log of that rate, by the delta method.</summary>
    public static double LogVariance(double share, double sources, double known) =>
        Math.Max(0, (1 / (share + Half)) - (1 / (sources + (Half / known))));
}
