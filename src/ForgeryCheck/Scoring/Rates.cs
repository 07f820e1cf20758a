namespace ForgeryCheck.Scoring;

/// <summary>How often something occurs on genuine and on forged mail.</summary>
/// <param name="Honest">On genuine mail, where testable: 0 to 1.</param>
/// <param name="Forged">On forged mail, where testable.</param>
internal readonly record struct Rates(double Honest, double Forged)
{
    /// <summary>Log10 of the likelihood ratio, limited to the cap and rounded to two digits.</summary>
    public double Weight(double cap) => Rounded(Math.Log10(Forged / Honest), cap);

    internal static double Rounded(double bans, double cap) =>
        Math.Round(Math.Clamp(bans, -cap, cap), 2, MidpointRounding.AwayFromZero);
}
