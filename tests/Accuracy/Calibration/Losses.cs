namespace ForgeryCheck.Accuracy.Calibration;

/// <summary>How far forecasts are from what happened: less is better.</summary>
/// <param name="Brier">The mean squared difference (Brier, Monthly Weather Review 78, 1950).</param>
/// <param name="LogLoss">The mean of minus log2 of the probability that was given to what happened, in bits.</param>
/// <param name="Cllr">The cost of the likelihood ratios, whatever the prior; 1 is no better than saying nothing (Brümmer and du Preez, Computer Speech and Language 20, 2006).</param>
internal readonly record struct Losses(double Brier, double LogLoss, double Cllr)
{
    internal static Losses Of(IReadOnlyList<Forecast> forecasts)
    {
        double brier = 0, bits = 0, honest = 0, forged = 0, honestMass = 0, forgedMass = 0;
        foreach (var one in forecasts)
        {
            var happened = one.Forged ? 1.0 : 0.0;
            brier += one.Mass * (one.Probability - happened) * (one.Probability - happened);
            bits -= one.Mass * Math.Log2(one.Forged ? one.Probability : 1 - one.Probability);
            if (one.Forged)
            {
                forged += one.Mass * Math.Log2(1 + Math.Pow(10, -one.Bans));
                forgedMass += one.Mass;
            }
            else
            {
                honest += one.Mass * Math.Log2(1 + Math.Pow(10, one.Bans));
                honestMass += one.Mass;
            }
        }

        return new(brier, bits, ((honest / honestMass) + (forged / forgedMass)) / 2);
    }
}
