using System.Globalization;
using System.Text;

namespace ForgeryCheck.Cli.Output;

/// <summary>Makes text that a stranger may have written safe for a terminal, and keeps it on one line.</summary>
internal static class SafeText
{
    /// <summary>Control and format characters (escapes, line ends, bidirectional overrides) are written as \u001B.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="unicode">Whether the terminal shows more than ASCII; where not, the rest is written so, too.</param>
    internal static string Escape(string text, bool unicode)
    {
        StringBuilder? safe = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsSafe(text, i, unicode))
            {
                safe?.Append(c);
                continue;
            }

            safe ??= new StringBuilder(text, 0, i, text.Length + 16);
            safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
        }

        return safe?.ToString() ?? text;
    }

    private static bool IsSafe(string text, int i, bool unicode)
    {
        var c = text[i];
        if (char.IsAscii(c) || !unicode)
        {
            return c is >= ' ' and <= '~';
        }

        if (char.IsSurrogate(c))
        {
            // Tags and other invisible characters beyond the first plane are of category Format as well.
            var start = char.IsLowSurrogate(c) ? i - 1 : i;
            return start >= 0 && start + 1 < text.Length && char.IsSurrogatePair(text[start], text[start + 1])
                && Rune.GetUnicodeCategory(new Rune(text[start], text[start + 1])) is not (UnicodeCategory.Format or UnicodeCategory.PrivateUse);
        }

        return char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);
    }
}
