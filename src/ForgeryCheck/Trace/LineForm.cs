using System.Text;

namespace ForgeryCheck.Trace;

/// <summary>
/// The form of a line: its fixed words and its punctuation, with a letter in place of each name, address, number and id. A forger's
/// program changes all of those from message to message and keeps the form.
/// </summary>
internal static class LineForm
{
    private const int LongestFixedWord = 14;

    // What follows these is the sender's choice, however plain a word it is.
    private static readonly HashSet<string> BeforeNames = new(StringComparer.OrdinalIgnoreCase) { "from", "by", "id", "for", "helo", "ehlo" };

    internal static string Of(ReceivedLine line) => Of(Encoding.Latin1.GetString(line.Bytes.Span));

    internal static string Of(string line)
    {
        var date = line.LastIndexOf(';');
        var text = date < 0 ? line : line[..date];
        var form = new StringBuilder();
        var before = "";
        for (var i = 0; i < text.Length;)
        {
            if (IsPartOfWord(text[i]))
            {
                var start = i;
                while (i < text.Length && IsPartOfWord(text[i]))
                {
                    i++;
                }

                var word = text[start..i];
                form.Append(BeforeNames.Contains(before) ? "n" : Stand(word));
                before = word;
            }
            else if (char.IsWhiteSpace(text[i]))
            {
                form.Append(form.Length > 0 && form[^1] != ' ' ? " " : "");
                i++;
            }
            else
            {
                form.Append(text[i++]);
            }
        }

        return form.ToString().Trim();
    }

    private static string Stand(string word) =>
        word.Contains('@', StringComparison.Ordinal) ? "a"
        : word.Length <= LongestFixedWord && word.All(c => char.IsAsciiLetter(c) || c == '-') ? word
        : word.All(c => char.IsAsciiDigit(c) || c is '.' or '/') ? "9"
        : word.Contains('.', StringComparison.Ordinal) ? "h"
        : "x";

    private static bool IsPartOfWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '@' or '+' or '/' or ':' or '$' or '%';
}
