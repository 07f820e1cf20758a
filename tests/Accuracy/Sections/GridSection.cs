using System.Text;
using ForgeryCheck.Accuracy.Calibration;
using ForgeryCheck.Accuracy.Measuring;
using ForgeryCheck.Scoring;
using static ForgeryCheck.Accuracy.Mail.Tables;

namespace ForgeryCheck.Accuracy.Sections;

/// <summary>What other caps, shares and more cautious weights would come to: one changed at a time, to be picked by the half for fitting.</summary>
internal static class GridSection
{
    internal static void Write(TextWriter output, string text, Weights inForce, Pools pools, Forecasts fit, Forecasts test)
    {
        output.WriteLine($"| setting | value | fit: {Trial.Header} | test: {Trial.Header} |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        Row(output, "in force", "", inForce, fit, test);
        foreach (var setting in Setting.All)
        {
            foreach (var value in setting.Values)
            {
                Row(output, setting.Name, Invariant($"{value}"), Weights.Parse(Encoding.UTF8.GetBytes(setting.In(text, value))), fit, test);
            }
        }

        Row(output, "weights", "without the tables of knowledge/measured.md", Fitter.Weights(text, Fitter.Fit(pools, inForce, tables: false)), fit, test);
        foreach (var (name, weight) in Caution.All)
        {
            Row(output, "weights", name, Fitter.Weights(text, Caution.Of(weight, WeightsFile.Entries(inForce))), fit, test);
        }
    }

    private static void Row(TextWriter output, string setting, string value, Weights weights, Forecasts fit, Forecasts test) =>
        output.WriteLine($"| {setting} | {value} | {Trial.Of(fit, weights)} | {Trial.Of(test, weights)} |");
}
