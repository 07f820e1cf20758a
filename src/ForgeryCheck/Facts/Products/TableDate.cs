using System.Globalization;
using ForgeryCheck.Json;

namespace ForgeryCheck.Facts.Products;

/// <summary>Dates in tables: "2003-09-17", midnight UTC.</summary>
internal static class TableDate
{
    /// <summary>Milliseconds in a day.</summary>
    internal const long Day = 86_400_000;

    /// <summary>Reads the date under a key, in Unix milliseconds.</summary>
    /// <exception cref="FormatException">It is missing or not a date.</exception>
    internal static long Read(JsonMembers row, string key)
    {
        var text = row.FilledText(key);
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds()
            : throw row.Wrong(text, "is not a date such as 2003-09-17");
    }

    /// <summary>"17 September 2003".</summary>
    internal static string Words(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
