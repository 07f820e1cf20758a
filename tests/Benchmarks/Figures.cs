using System.Globalization;

namespace ForgeryCheck.Benchmarks;

/// <summary>How numbers are written and summed up.</summary>
internal static class Figures
{
    internal static double Median(this IEnumerable<double> values) => values.Quantile(0.5);

    internal static double Quantile(this IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : share == 0.5 && sorted.Length % 2 == 0
            ? (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2
            : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    }

    /// <summary>The median with the least and the greatest.</summary>
    internal static string Spread(this IReadOnlyCollection<double> values) =>
        values.Count == 0 ? "-" : Text($"{values.Median():F0} [{values.Min():F0}-{values.Max():F0}]");

    internal static string Megabytes(long bytes) => Text($"{bytes / 1048576.0:F1} MB");

    internal static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
