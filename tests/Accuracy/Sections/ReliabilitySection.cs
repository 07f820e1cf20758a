using ForgeryCheck.Accuracy.Calibration;
using static ForgeryCheck.Accuracy.Mail.Tables;

namespace ForgeryCheck.Accuracy.Sections;

/// <summary>Whether of the messages that got a score of 80 eighty in a hundred are forged.</summary>
internal static class ReliabilitySection
{
    internal static void Write(TextWriter output, IReadOnlyList<Forecast> forecasts, double prior)
    {
        output.WriteLine("| score | genuine | forged | part of all | mean forecast | observed forged |");
        output.WriteLine("|---|---|---|---|---|---|");
        foreach (var row in ReliabilityRow.Table(forecasts))
        {
            var rates = row.Mass > 0 ? Invariant($"{100 * row.Mass:F2} % | {100 * row.Forecast:F2} % | {100 * row.Observed:F2} %") : " | | ";
            output.WriteLine(Invariant($"| {row.From} to {row.To} | {row.Honest} | {row.Forged} | {rates} |"));
        }

        var losses = Losses.Of(forecasts);
        var silent = Losses.Of([.. forecasts.Select(one => one with { Probability = prior, Bans = 0 })]);
        output.WriteLine();
        var brier = Bootstrap.Interval(forecasts, one => one.Brier);
        var cllr = Bootstrap.Interval(forecasts, one => one.Cllr);
        output.WriteLine("| | Brier score | 95 % | log loss, bits | Cllr | 95 % |");
        output.WriteLine("|---|---|---|---|---|---|");
        output.WriteLine(Invariant($"| ForgeryCheck | {losses.Brier:F5} | {brier.Low:F5} to {brier.High:F5} | {losses.LogLoss:F4} | {losses.Cllr:F4} | {cllr.Low:F4} to {cllr.High:F4} |"));
        output.WriteLine(Invariant($"| the prior alone | {silent.Brier:F5} | | {silent.LogLoss:F4} | {silent.Cllr:F4} | |"));
    }
}
