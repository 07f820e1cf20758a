using System.Globalization;
using System.Text.Json;
using ForgeryCheck.RuleData;

namespace ForgeryCheck.Facts.Products;

/// <summary>Dates in tables: "2003-09-17", midnight UTC.</summary>
internal static class TableDate
{
    /// <summary>Milliseconds in a day.</summary>
    internal const long Day = 86_400_000;

    /// <summary>Reads the date under a key, in Unix milliseconds.</summary>
    /// <exception cref="FormatException">It is missing or not a date.</exception>
    internal static long Read(JsonElement row, string key, string name) => Parse(JsonTable.Text(row, key, name), name);

    /// <summary>Parses a date, in Unix milliseconds.</summary>
    /// <exception cref="FormatException">It is not a date.</exception>
    internal static long Parse(string text, string name) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds()
            : throw new FormatException($"{name}: \"{text}\" is no date like 2003-09-17");

    /// <summary>Reads the integer under a key.</summary>
    /// <exception cref="FormatException">It is missing, or not from 0 to 36500.</exception>
    internal static int Number(JsonElement row, string key, string name) =>
        row.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number is >= 0 and <= 36500
            ? number
            : throw new FormatException($"{name}: \"{key}\" is missing, or is no whole number from 0 to 36500");

    /// <summary>"17 September 2003".</summary>
    internal static string Words(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
