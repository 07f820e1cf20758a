using System.Globalization;
using System.Text;

namespace ForgeryCheck.Cli.Help;

/// <summary>Escapes text for roff, the language of manual pages (groff_char(7), groff_man_style(7)).</summary>
internal static class Roff
{
    /// <summary>Prose: hyphens stay hyphens, except in words that start with one, which are options and must be copied as typed.</summary>
    internal static string Prose(string text) => Line(string.Join(' ', text.Split(' ').Select(word => Escape(word, isLiteral: IsOption(word)))));

    /// <summary>What users type: every character must come out as it is.</summary>
    internal static string Literal(string text) => Line(Escape(text, isLiteral: true));

    /// <summary>Literal text in bold.</summary>
    internal static string Bold(string text) => $"\\fB{Escape(text, isLiteral: true)}\\fR";

    /// <summary>What users replace, in italics.</summary>
    internal static string Italic(string text) => $"\\fI{Escape(text, isLiteral: true)}\\fR";

    // A line that starts with "." or "'" would be a request.
    private static string Line(string text) => text is ['.' or '\'', ..] ? $"\\&{text}" : text;

    private static bool IsOption(string word) => word.TrimStart('(', '[', '\'', '"') is "-" or ['-', not '>', ..];

    private static string Escape(string text, bool isLiteral)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '\\' => "\\e",
                '-' when isLiteral => "\\-",
                // Without these names, roff prints typographic quotes and accents.
                '\'' => "\\(aq",
                '`' => "\\(ga",
                '^' => "\\(ha",
                '~' => "\\(ti",
                < ' ' or 0x7F => " ",
                > 0x7F => $"\\[u{rune.Value.ToString("X4", CultureInfo.InvariantCulture)}]",
                _ => rune.ToString(),
            });
        }

        return escaped.ToString();
    }
}
