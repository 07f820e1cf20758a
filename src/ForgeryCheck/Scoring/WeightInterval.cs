namespace ForgeryCheck.Scoring;

/// <summary>Where a weight lies in 95 of 100 cases, given the counts that it was worked out from.</summary>
/// <param name="Low">The lower end, rounded to two digits.</param>
/// <param name="High">The upper end, rounded to two digits.</param>
public readonly record struct WeightInterval(double Low, double High)
{
    // The normal distribution holds 95 % within so many standard deviations.
    private const double Deviations = 1.959964;

    /// <summary>
    /// The interval of the log of a ratio of two shares: Katz, Baptista, Azen and Pike, "Obtaining confidence intervals for the risk
    /// ratio in cohort studies", Biometrics 34 (1978) 469-474, on counts with a half added, so that it holds for no hits too.
    /// Messages are taken as independent of each other; those of one list or kit are not, so it is rather too narrow than too wide.
    /// </summary>
    public static WeightInterval FromCounts(HitCount honest, HitCount forged, double cap)
    {
        var middle = Math.Log10(forged.Rate / honest.Rate);
        var reach = Deviations * Math.Sqrt(honest.LogVariance + forged.LogVariance) / Math.Log(10);
        return new(Measurement.Rounded(middle - reach, cap), Measurement.Rounded(middle + reach, cap));
    }

    /// <summary>Whether a weight lies within.</summary>
    public bool Holds(double weight) => weight >= Low && weight <= High;
}
