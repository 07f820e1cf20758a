namespace ForgeryCheck.Scoring;

/// <summary>From counts to a weight: the arithmetic of rules/weights.json.</summary>
internal static class OutcomeArithmetic
{
    /// <summary>Where nothing is known of a rate: half a hit in half a hit's tests and as many misses.</summary>
    public static readonly Rates Unknown = new(0.5, 0.5);

    /// <summary>What an outcome is worth.</summary>
    /// <param name="honestTests">Tests on genuine mail.</param>
    /// <param name="honest">How often they came out so.</param>
    /// <param name="forgedTests">Tests on forged mail.</param>
    /// <param name="forged">How often they came out so.</param>
    /// <param name="known">The rates that are known already: those of the rule.</param>
    /// <param name="cap">No weight is beyond this.</param>
    public static OutcomeWeight Weigh(TestCount honestTests, OutcomeCount honest, TestCount forgedTests, OutcomeCount forged, Rates known, double cap)
    {
        var rates = new Rates(
            Rate.Of(honest.Share, honestTests.Sources, known.Honest),
            Rate.Of(forged.Share, forgedTests.Sources, known.Forged));
        var interval = WeightInterval.Of(
            rates,
            Rate.LogVariance(honest.Share, honestTests.Sources, known.Honest),
            Rate.LogVariance(forged.Share, forgedTests.Sources, known.Forged),
            cap);
        return new OutcomeWeight(rates.Weight(cap), interval, honest, forged);
    }
}
