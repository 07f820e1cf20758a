namespace ForgeryCheck.Scoring;

/// <summary>Computes weights from counts: the arithmetic of rules/weights.json.</summary>
internal static class OutcomeArithmetic
{
    /// <summary>The rates if nothing is known: half a hit and half a miss.</summary>
    public static readonly Rates Unknown = new(0.5, 0.5);

    /// <summary>The weight of an outcome.</summary>
    /// <param name="honestTests">Tests on genuine mail.</param>
    /// <param name="honest">How often those had the outcome.</param>
    /// <param name="forgedTests">Tests on forged mail.</param>
    /// <param name="forged">How often those had the outcome.</param>
    /// <param name="known">The prior rates: those of the rule.</param>
    /// <param name="cap">The limit of any weight.</param>
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
