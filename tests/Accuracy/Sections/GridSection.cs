using ForgeryCheck.Accuracy.Calibration;
using ForgeryCheck.Accuracy.Measuring;
using static ForgeryCheck.Accuracy.Mail.Tables;

namespace ForgeryCheck.Accuracy.Sections;

/// <summary>What other caps and shares would come to, one changed at a time.</summary>
internal static class GridSection
{
    internal static void Write(TextWriter output, CrossFit weights, Forecasts mail)
    {
        output.WriteLine($"| setting | value | {Trial.Header} |");
        output.WriteLine("|---|---|---|---|---|---|---|---|");
        output.WriteLine($"| in force | | {Trial.Of(mail, weights)} |");
        foreach (var setting in Setting.All)
        {
            foreach (var value in setting.Values)
            {
                output.WriteLine($"| {setting.Name} | {Invariant($"{value}")} | {Trial.Of(mail, weights.With(text => setting.In(text, value)))} |");
            }
        }
    }
}
