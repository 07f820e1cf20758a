namespace ForgeryCheck.Scoring;

/// <summary>A weight and the counts that it was worked out from: no weight stands for itself.</summary>
/// <param name="Weight">Log10 of the likelihood ratio, rounded to two digits.</param>
/// <param name="Interval">Where it lies in 95 of 100 cases.</param>
/// <param name="Honest">How often on genuine mail.</param>
/// <param name="Forged">How often on forged mail.</param>
/// <param name="Source">Where the counts come from.</param>
public sealed record Measurement(double Weight, WeightInterval Interval, HitCount Honest, HitCount Forged, string Source)
{
    /// <summary>Makes the measurement that counts amount to.</summary>
    public static Measurement Of(HitCount honest, HitCount forged, double cap, string source) =>
        new(FromCounts(honest, forged, cap), WeightInterval.FromCounts(honest, forged, cap), honest, forged, source);

    /// <summary>The weight that counts are worth: log10 of the smoothed ratio, kept within the cap.</summary>
    public static double FromCounts(HitCount honest, HitCount forged, double cap) =>
        Rounded(Math.Log10(forged.Rate / honest.Rate), cap);

    internal static double Rounded(double bans, double cap) =>
        Math.Round(Math.Clamp(bans, -cap, cap), 2, MidpointRounding.AwayFromZero);
}
