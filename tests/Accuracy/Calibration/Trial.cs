using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Accuracy.Measuring;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Calibration;

/// <summary>What weights come to on mail that they were not measured on.</summary>
/// <param name="Losses">How far their forecasts are off.</param>
/// <param name="FalseForged">Genuine messages called forged.</param>
/// <param name="FalseSuspicious">Genuine messages called suspicious.</param>
/// <param name="Forged">The part of the forgeries called forged, each kind counting the same.</param>
/// <param name="Suspicious">The part called forged or suspicious.</param>
internal sealed record Trial(Losses Losses, int FalseForged, int FalseSuspicious, double Forged, double Suspicious)
{
    internal const string Header = "Brier | Cllr | genuine forged | suspicious | found: forged | or suspicious";

    internal static Trial Of(Forecasts mail, CrossFit weights)
    {
        var all = mail.With(weights);
        var mass = all.Where(f => f.Forged).Sum(f => f.Mass);
        return new(
            Losses.Of(all),
            all.Count(f => !f.Forged && f.Verdict == Verdict.Forged),
            all.Count(f => !f.Forged && f.Verdict == Verdict.Suspicious),
            all.Where(f => f.Forged && f.Verdict == Verdict.Forged).Sum(f => f.Mass) / mass,
            all.Where(f => f.Forged && f.Verdict is Verdict.Forged or Verdict.Suspicious).Sum(f => f.Mass) / mass);
    }

    public override string ToString() => Tables.Invariant(
        $"{Losses.Brier:F5} | {Losses.Cllr:F4} | {FalseForged} | {FalseSuspicious} | {100 * Forged:F1} % | {100 * Suspicious:F1} %");
}
