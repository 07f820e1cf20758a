using System.Text;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Reports;

/// <summary>
/// Writes text from mail into Markdown so that it stays text. Backslashes would not do: trackers look for mentions, issue numbers and web addresses in
/// the finished text. In a code span (CommonMark section 6.1) nothing is looked for and nothing is markup.
/// </summary>
internal static class MarkdownText
{
    /// <summary>A value as a code span; empty for an empty value.</summary>
    /// <param name="value">Text of the mail.</param>
    /// <param name="limit">The most characters shown.</param>
    internal static string Code(string? value, int limit = SafeText.Limit)
    {
        var text = SafeText.Show(value, limit);
        if (text.Length == 0)
        {
            return "";
        }

        var fence = new string('`', LongestRun(text) + 1);
        // One blank at each end is taken off again, which lets the text begin or end with a backtick.
        var pad = text[0] is '`' or ' ' || text[^1] is '`' or ' ' ? " " : "";
        return $"{fence}{pad}{text}{pad}{fence}";
    }

    /// <summary>A sentence of ours that may quote the mail: each word that could be more than a word becomes a code span.</summary>
    internal static string Sentence(string? sentence, int limit = SafeText.Limit)
    {
        var text = new StringBuilder();
        foreach (var word in SafeText.Show(sentence, limit).Split(' '))
        {
            // The punctuation of the sentence stays outside.
            var start = word.Length - word.AsSpan().TrimStart("(\"").Length;
            var length = word.AsSpan(start).TrimEnd(")\",.;:?!%").Length;
            var core = word.Substring(start, length);
            _ = text.Append(text.Length > 0 ? " " : "").Append(word.AsSpan(0, start)).Append(IsWord(core) ? core : Code(core)).Append(word.AsSpan(start + length));
        }

        return text.ToString();
    }

    /// <summary>The fence of a block of code around lines (CommonMark section 4.5).</summary>
    internal static string Fence(IEnumerable<string> lines) => new('`', Math.Max(3, lines.Select(LongestRun).DefaultIfEmpty().Max() + 1));

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    /// <summary>A cell of a table: there a bar needs a backslash, within code too (GFM section 4.10).</summary>
    internal static string Cell(string markdown) => markdown.Replace("|", "\\|", StringComparison.Ordinal);

    // A word or a number. Dots, colons and strokes are plain between digits alone: "10:00:03" is, a host name is not.
    // Neither is "GH-17", which names an issue to some trackers.
    private static bool IsWord(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (!char.IsLetterOrDigit(word[i]) && !(i > 0 && i + 1 < word.Length && Joins(word[i - 1], word[i], word[i + 1])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Joins(char before, char sign, char after) => sign switch
    {
        '-' or '\'' => char.IsLetter(before) && char.IsLetter(after) || char.IsAsciiDigit(before) && char.IsAsciiDigit(after),
        '.' or ':' or ',' or '/' => char.IsAsciiDigit(before) && char.IsAsciiDigit(after),
        _ => false,
    };
}
