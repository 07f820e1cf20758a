using System.Buffers;
using System.Globalization;
using System.Text;

namespace ForgeryCheck.Reports;

/// <summary>
/// The one place where text of the mail is made fit to be shown: whatever steers a terminal, turns the direction of
/// writing or cannot be seen is spelled out ("\x1B", "\u202E"), so that what the reader sees is what is there.
/// </summary>
internal static class SafeText
{
    /// <summary>Characters of one value that are shown; a subject may be a megabyte long.</summary>
    public const int Limit = 2000;

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>Whether nothing in the text needs to be spelled out.</summary>
    public static bool IsSafe(ReadOnlySpan<char> text)
    {
        var i = text.IndexOfAnyExcept(Plain);
        while ((uint)i < (uint)text.Length)
        {
            if (Rune.DecodeFromUtf16(text[i..], out var rune, out var used) != OperationStatus.Done || IsHostile(rune))
            {
                return false;
            }

            i += used;
        }

        return true;
    }

    /// <summary>The text as it may be shown, on one line.</summary>
    /// <param name="text">Text of the mail; null is shown as nothing.</param>
    /// <param name="limit">The longest text shown; what is longer is cut and ends in "...".</param>
    /// <param name="ascii">Whether all beyond ASCII is spelled out too.</param>
    public static string Show(string? text, int limit = Limit, bool ascii = false)
    {
        if (text is null)
        {
            return "";
        }

        var isPlain = text.AsSpan().IndexOfAnyExcept(Plain) < 0;
        if (text.Length <= limit && (isPlain || (!ascii && IsSafe(text))))
        {
            return text;
        }

        var shown = new StringBuilder(Math.Min(text.Length, limit) + 16);
        var rest = text.AsSpan();
        while (!rest.IsEmpty && shown.Length < limit)
        {
            var status = Rune.DecodeFromUtf16(rest, out var rune, out var used);
            if (status != OperationStatus.Done)
            {
                Spell(shown, rest[0]);
            }
            else if (IsHostile(rune) || (ascii && !rune.IsAscii))
            {
                Spell(shown, rune.Value);
            }
            else
            {
                shown.Append(rest[..used]);
            }

            rest = rest[used..];
        }

        return rest.IsEmpty ? shown.ToString() : shown.Append("...").ToString();
    }

    /// <summary>Columns that shown text takes on a terminal: two for East Asian wide characters, none for combining marks.</summary>
    public static int Columns(ReadOnlySpan<char> shown)
    {
        if (Ascii.IsValid(shown))
        {
            return shown.Length;
        }

        var columns = 0;
        foreach (var rune in shown.EnumerateRunes())
        {
            columns += Columns(rune);
        }

        return columns;
    }

    internal static int Columns(Rune rune) =>
        rune.IsAscii ? 1
        : Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0
        : IsWide(rune.Value) ? 2 : 1;

    // Format holds the bidirectional controls, the zero-width characters, the soft hyphen and the invisible tags.
    private static bool IsHostile(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned
        || IsBlank(rune.Value);

    // Letters and marks that are drawn as nothing: fillers and variation selectors.
    private static bool IsBlank(int value) => value is
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0
        or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    // The blocks that UAX 11 calls wide, roughly; a column too few moves a line's end, no more.
    private static bool IsWide(int value) => value is
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
        or (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F900 and <= 0x1F9FF) or (>= 0x20000 and <= 0x3FFFD);

    private static void Spell(StringBuilder shown, int value)
    {
        _ = value switch
        {
            '\t' => shown.Append("\\t"),
            '\r' => shown.Append("\\r"),
            '\n' => shown.Append("\\n"),
            <= 0xFF => shown.Append(CultureInfo.InvariantCulture, $"\\x{value:X2}"),
            <= 0xFFFF => shown.Append(CultureInfo.InvariantCulture, $"\\u{value:X4}"),
            _ => shown.Append(CultureInfo.InvariantCulture, $"\\U{value:X8}"),
        };
    }
}
