using System.Globalization;
using System.Text;

namespace ForgeryCheck.Reports;

/// <summary>The columns that text takes on a terminal: two for East Asian wide characters, none for combining marks.</summary>
internal static class TerminalColumns
{
    internal static int Of(ReadOnlySpan<char> shown)
    {
        if (Ascii.IsValid(shown))
        {
            return shown.Length;
        }

        var columns = 0;
        foreach (var rune in shown.EnumerateRunes())
        {
            columns += Of(rune);
        }

        return columns;
    }

    /// <summary>Text cut to a number of columns, with "..." for its end.</summary>
    internal static string Start(string text, int columns)
    {
        if (Of(text) <= columns)
        {
            return text;
        }

        var (kept, used) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (used + Of(rune) > columns - 3)
            {
                break;
            }

            used += Of(rune);
            kept += rune.Utf16SequenceLength;
        }

        return string.Concat(text.AsSpan(0, kept).TrimEnd(), "...".AsSpan(0, Math.Min(3, Math.Max(0, columns))));
    }

    /// <summary>The end of a text, as much of it as takes a number of columns.</summary>
    internal static string Tail(string text, int columns)
    {
        var end = text.AsSpan(Math.Max(0, text.Length - Math.Max(0, columns)));
        while (!end.IsEmpty && (char.IsLowSurrogate(end[0]) || Of(end) > columns))
        {
            end = end[1..];
        }

        return end.ToString();
    }

    internal static int Of(Rune rune) =>
        rune.IsAscii ? 1
        : Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0
        : IsWide(rune.Value) ? 2 : 1;

    // The blocks that UAX 11 calls wide, roughly; a miscounted column only misplaces the end of a line.
    private static bool IsWide(int value) => value is
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
        or (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F900 and <= 0x1F9FF) or (>= 0x20000 and <= 0x3FFFD);
}
