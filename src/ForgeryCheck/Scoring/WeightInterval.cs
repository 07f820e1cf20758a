namespace ForgeryCheck.Scoring;

/// <summary>The 95 % interval of a weight, given the counts it was computed from.</summary>
/// <param name="Low">The lower end, rounded to two digits.</param>
/// <param name="High">The upper end, rounded to two digits.</param>
internal readonly record struct WeightInterval(double Low, double High)
{
    // 95 % of the normal distribution is within this many standard deviations.
    private const double Deviations = 1.959964;

    /// <summary>
    /// The interval of the log of a ratio of two rates: Katz, Baptista, Azen and Pike, "Obtaining confidence intervals for the risk ratio in cohort
    /// studies", Biometrics 34 (1978) 469-474, on counts of independent sources with half a hit added, so that it is defined for zero hits too.
    /// </summary>
    /// <param name="rates">The two rates.</param>
    /// <param name="honestVariance">The variance of the natural log of the genuine rate, <see cref="Rate.LogVariance"/>.</param>
    /// <param name="forgedVariance">The variance of the natural log of the forged rate.</param>
    /// <param name="cap">The limit of any weight.</param>
    public static WeightInterval Of(Rates rates, double honestVariance, double forgedVariance, double cap)
    {
        var middle = Math.Log10(rates.Forged / rates.Honest);
        var reach = Deviations * Math.Sqrt(honestVariance + forgedVariance) / Math.Log(10);
        return new(Rates.Rounded(middle - reach, cap), Rates.Rounded(middle + reach, cap));
    }

    /// <summary>Whether a weight is within the interval.</summary>
    public bool Holds(double weight) => weight >= Low && weight <= High;
}
