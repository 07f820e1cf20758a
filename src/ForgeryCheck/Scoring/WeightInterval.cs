namespace ForgeryCheck.Scoring;

/// <summary>Where a weight lies in 95 of 100 cases, given the counts that it was worked out from.</summary>
/// <param name="Low">The lower end, rounded to two digits.</param>
/// <param name="High">The upper end, rounded to two digits.</param>
internal readonly record struct WeightInterval(double Low, double High)
{
    // The normal distribution holds 95 % within so many standard deviations.
    private const double Deviations = 1.959964;

    /// <summary>
    /// The interval of the log of a ratio of two rates: Katz, Baptista, Azen and Pike, "Obtaining confidence intervals for the risk
    /// ratio in cohort studies", Biometrics 34 (1978) 469-474, on counts of independent sources with half a hit added, so that it holds
    /// for no hits too.
    /// </summary>
    /// <param name="rates">The two rates.</param>
    /// <param name="honestVariance">The variance of the natural log of the one, <see cref="Rate.LogVariance"/>.</param>
    /// <param name="forgedVariance">The variance of the natural log of the other.</param>
    /// <param name="cap">No weight is beyond this.</param>
    public static WeightInterval Of(Rates rates, double honestVariance, double forgedVariance, double cap)
    {
        var middle = Math.Log10(rates.Forged / rates.Honest);
        var reach = Deviations * Math.Sqrt(honestVariance + forgedVariance) / Math.Log(10);
        return new(Rates.Rounded(middle - reach, cap), Rates.Rounded(middle + reach, cap));
    }

    /// <summary>Whether a weight lies within.</summary>
    public bool Holds(double weight) => weight >= Low && weight <= High;
}
