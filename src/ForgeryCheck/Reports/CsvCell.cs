using ForgeryCheck.Writing;

namespace ForgeryCheck.Reports;

/// <summary>Formats values from mail as CSV cells.</summary>
internal static class CsvCell
{
    // Spreadsheets accept 32,767 characters per cell.
    private const int Limit = 32_000;

    /// <summary>ISO 8601 in UTC, with milliseconds only where there are any.</summary>
    internal const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'";

    internal static DateTimeOffset? Time(DateTimeOffset? time) => time?.ToUniversalTime();

    /// <summary>A number; empty for one that is none, so that a column has one type.</summary>
    internal static double? Number(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    internal static string? Text(string? value) => value is null ? null : SafeText.Show(value, Limit);

    /// <summary>Several values in one cell.</summary>
    internal static string List(IEnumerable<string> values) => SafeText.Show(string.Join(" | ", values), Limit);

    internal static string Lines(IEnumerable<int> lines) => string.Join(' ', lines);
}
