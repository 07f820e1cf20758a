using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Calibration;

/// <summary>What weights come to on one half.</summary>
/// <param name="Losses">How far their forecasts are off.</param>
/// <param name="FalseForged">Genuine messages told forged.</param>
/// <param name="FalseSuspicious">Genuine messages told suspicious.</param>
/// <param name="Forged">The part of the forgeries told forged.</param>
/// <param name="Suspicious">The part told forged or suspicious.</param>
internal sealed record Trial(Losses Losses, int FalseForged, int FalseSuspicious, double Forged, double Suspicious)
{
    internal const string Header = "Brier | Cllr | ham forged | ham suspicious | found: forged | or suspicious";

    internal static Trial Of(Forecasts mail, Weights weights)
    {
        var honest = mail.Honest.Select(one => one.Weighed(weights).Verdict).ToList();
        var forged = mail.Forged.Select(one => one.Weighed(weights).Verdict).ToList();
        return new(
            Losses.Of(mail.With(weights)),
            honest.Count(v => v == Verdict.Forged),
            honest.Count(v => v == Verdict.Suspicious),
            (double)forged.Count(v => v == Verdict.Forged) / forged.Count,
            (double)forged.Count(v => v is Verdict.Forged or Verdict.Suspicious) / forged.Count);
    }

    public override string ToString() => Tables.Invariant(
        $"{Losses.Brier:F5} | {Losses.Cllr:F4} | {FalseForged} | {FalseSuspicious} | {100 * Forged:F1} % | {100 * Suspicious:F1} %");
}
