using System.Text;

namespace ForgeryCheck.Cli.Output;

/// <summary>Renders our own pages in ASCII, for terminals limited to that.</summary>
internal static class PlainText
{
    internal static string Of(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            plain.Append(rune.IsAscii ? ((char)rune.Value).ToString() : rune.Value switch
            {
                '–' or '—' or '−' or '─' => "-",
                '‘' or '’' => "'",
                '“' or '”' => "\"",
                '…' => "...",
                '×' => "x",
                '→' => "->",
                '←' => "<-",
                '≥' => ">=",
                '≤' => "<=",
                '•' => "*",
                '│' => "|",
                0xA0 => " ",
                _ => "?",
            });
        }

        return plain.ToString();
    }
}
