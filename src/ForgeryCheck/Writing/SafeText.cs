using System.Buffers;
using System.Globalization;
using System.Text;

namespace ForgeryCheck.Writing;

/// <summary>
/// The one place where untrusted text is made safe to display: whatever controls a terminal, changes the writing direction or is invisible is escaped
/// ("\x1B", "\u202E"), so that the reader sees what is there.
/// </summary>
internal static class SafeText
{
    /// <summary>The maximum number of characters shown of one value; a subject may be a megabyte long.</summary>
    public const int Limit = 2000;

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>Whether nothing in the text needs escaping.</summary>
    public static bool IsSafe(ReadOnlySpan<char> text)
    {
        var i = text.IndexOfAnyExcept(Plain);
        while ((uint)i < (uint)text.Length)
        {
            if (!IsShown(text[i..], ascii: false, out _, out var used))
            {
                return false;
            }

            i += used;
        }

        return true;
    }

    /// <summary>The text as reports show it, on one line.</summary>
    /// <param name="text">Text of the mail; null is shown as nothing.</param>
    /// <param name="limit">The maximum length; longer text is cut and ends in "...".</param>
    /// <param name="ascii">Whether to escape everything beyond ASCII too.</param>
    public static string Show(string? text, int limit = Limit, bool ascii = false)
    {
        if (text is null)
        {
            return "";
        }

        if (text.Length <= limit && IsSafeFor(text, ascii))
        {
            return text;
        }

        var shown = new StringBuilder(Math.Min(text.Length, Limit) + 16);
        var rest = text.AsSpan();
        while (!rest.IsEmpty && shown.Length < limit)
        {
            rest = rest[AppendFirst(shown, rest, ascii)..];
        }

        return rest.IsEmpty ? shown.ToString() : shown.Append("...").ToString();
    }

    /// <summary>The text as diagnostics show it: on one line, and in full.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="ascii">Whether to escape everything beyond ASCII too.</param>
    public static string ShowWhole(string text, bool ascii) => Show(text, int.MaxValue, ascii);

    /// <summary>Appends the first character of a text as reports and logs show it. Returns the number of UTF-16 code units consumed.</summary>
    internal static int AppendFirst(StringBuilder shown, ReadOnlySpan<char> text, bool ascii = false)
    {
        if (IsShown(text, ascii, out var value, out var used))
        {
            shown.Append(text[..used]);
        }
        else
        {
            Spell(shown, value);
        }

        return used;
    }

    private static bool IsSafeFor(string text, bool ascii) => ascii ? text.AsSpan().IndexOfAnyExcept(Plain) < 0 : IsSafe(text);

    /// <summary>Whether the first character of a text is shown unescaped. A lone surrogate is not; it is escaped as itself, not as U+FFFD.</summary>
    private static bool IsShown(ReadOnlySpan<char> text, bool ascii, out int value, out int used)
    {
        var isWhole = Rune.DecodeFromUtf16(text, out var rune, out used) == OperationStatus.Done;
        value = isWhole ? rune.Value : text[0];
        return isWhole && !IsHostile(rune) && (!ascii || rune.IsAscii);
    }

    // Format includes the bidirectional controls, zero-width characters, the soft hyphen and the invisible tags.
    private static bool IsHostile(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned
        || IsBlank(rune.Value);

    // Letters and marks without a visible glyph: fillers and variation selectors.
    private static bool IsBlank(int value) => value is
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0
        or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

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
