using System.Globalization;

namespace ForgeryCheck.Cli.Commands;

/// <summary>Sizes and durations as people write them.</summary>
internal static class Quantities
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    /// <summary>"500000", "50M", "50MB", "1Gi": K, M, G and T are powers of 1000, Ki and so on of 1024.</summary>
    internal static bool TryParseSize(string text, out long size)
    {
        size = 0;
        var digits = Digits(text);
        long unit = text[digits..].ToUpperInvariant().TrimEnd('B') switch
        {
            "" => 1,
            "K" => 1_000,
            "M" => 1_000_000,
            "G" => 1_000_000_000,
            "T" => 1_000_000_000_000,
            "KI" => 1L << 10,
            "MI" => 1L << 20,
            "GI" => 1L << 30,
            "TI" => 1L << 40,
            _ => 0,
        };
        if (unit == 0 || !long.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > long.MaxValue / unit)
        {
            return false;
        }

        size = number * unit;
        return true;
    }

    /// <summary>"300", "300s", "5m", "1h", "7d".</summary>
    internal static bool TryParseTime(string text, out TimeSpan time)
    {
        time = default;
        var digits = Digits(text);
        var unit = text[digits..] switch { "" or "s" => 1, "m" => 60, "h" => 3600, "d" => 86_400, _ => 0 };
        if (unit == 0 || !int.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || (double)number * unit > Longest.TotalSeconds)
        {
            return false;
        }

        time = TimeSpan.FromSeconds((long)number * unit);
        return true;
    }

    private static int Digits(string text) => text.AsSpan().IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : text.Length;
}
