using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Calibration;

/// <summary>What weights come to on one half.</summary>
/// <param name="Losses">How far their forecasts are off.</param>
/// <param name="HonestForged">Genuine messages told forged.</param>
/// <param name="HonestSuspicious">Genuine messages told suspicious.</param>
/// <param name="Honest">Genuine messages.</param>
/// <param name="Found">The part of the forgeries told forged.</param>
internal sealed record Trial(Losses Losses, int HonestForged, int HonestSuspicious, int Honest, double Found)
{
    internal static Trial Of(Forecasts mail, Weights weights)
    {
        var verdicts = mail.Honest.Select(one => one.Weighed(weights).Verdict).ToList();
        var forged = mail.Forged.ToList();
        return new(
            Losses.Of(mail.With(weights)),
            verdicts.Count(v => v == Verdict.Forged),
            verdicts.Count(v => v == Verdict.Suspicious),
            verdicts.Count,
            forged.Count == 0 ? double.NaN : (double)forged.Count(one => one.Weighed(weights).Verdict == Verdict.Forged) / forged.Count);
    }

    internal static string Header => "Brier | Cllr | ham forged | ham suspicious | forgeries found";

    public override string ToString() => Tables.Invariant(
        $"{Losses.Brier:F5} | {Losses.Cllr:F4} | {HonestForged} | {HonestSuspicious} | {100 * Found:F1} %");
}
