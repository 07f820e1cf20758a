using ForgeryCheck.Writing;

namespace ForgeryCheck.Reports;

/// <summary>Formats values from mail as CSV cells.</summary>
internal static class CsvCell
{
    // Spreadsheets accept 32,767 characters per cell.
    private const int Limit = 32_000;

    internal static string? Text(string? value) => value is null ? null : SafeText.Show(value, Limit);

    /// <summary>Several values in one cell.</summary>
    internal static string List(IEnumerable<string> values) => SafeText.Show(string.Join(" | ", values), Limit);

    internal static string Lines(IEnumerable<int> lines) => string.Join(' ', lines);
}
