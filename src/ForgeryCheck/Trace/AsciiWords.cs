using System.Text;

namespace ForgeryCheck.Trace;

/// <summary>Predicates on ASCII words.</summary>
internal static class AsciiWords
{
    internal static bool Is(ReadOnlySpan<byte> word, ReadOnlySpan<byte> lower) =>
        word.Length == lower.Length && Ascii.EqualsIgnoreCase(word, lower);

    internal static bool StartsWith(ReadOnlySpan<byte> word, ReadOnlySpan<byte> lower) =>
        word.Length >= lower.Length && Ascii.EqualsIgnoreCase(word[..lower.Length], lower);

    /// <summary>Whether text starts with the given lower-case words, where a space matches any white space: a host may fold the line there.</summary>
    internal static bool StartsWithWords(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lower)
    {
        var at = 0;
        foreach (var c in lower)
        {
            if (at == text.Length || (c == ' ' ? text[at] > ' ' : (text[at] is >= (byte)'A' and <= (byte)'Z' ? text[at] | 0x20 : text[at]) != c))
            {
                return false;
            }

            at++;
            while (c == ' ' && at < text.Length && text[at] <= ' ')
            {
                at++;
            }
        }

        return true;
    }

    internal static bool EndsWith(ReadOnlySpan<byte> word, ReadOnlySpan<byte> lower) =>
        word.Length >= lower.Length && Ascii.EqualsIgnoreCase(word[^lower.Length..], lower);

    internal static bool IsDigit(byte c) => (uint)(c - '0') <= 9;

    internal static bool IsLetter(byte c) => (uint)((c | 0x20) - 'a') <= 25;

    /// <summary>Whether text consists only of letters and spaces.</summary>
    internal static bool IsName(ReadOnlySpan<byte> text)
    {
        foreach (var c in text)
        {
            if (!IsLetter(c) && c != ' ')
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    /// <summary>
    /// Whether a word has only the characters of a host name (letters, digits, dots, hyphens, underscores), including a letter and a dot.
    /// </summary>
    internal static bool IsHostLike(ReadOnlySpan<byte> word)
    {
        int dots = 0, letters = 0;
        foreach (var c in word)
        {
            if (c == '.')
            {
                dots++;
            }
            else if (IsLetter(c) || c >= 128)
            {
                letters++;
            }
            else if (!IsDigit(c) && c != '-' && c != '_')
            {
                return false;
            }
        }

        return dots > 0 && letters > 0 && word[0] != '.';
    }

    /// <summary>Whether a word consists only of digits and dots, with at least two dots: an address, or meant as one.</summary>
    internal static bool IsDotted(ReadOnlySpan<byte> word)
    {
        var dots = 0;
        foreach (var c in word)
        {
            if (c == '.')
            {
                dots++;
            }
            else if (!IsDigit(c))
            {
                return false;
            }
        }

        return dots >= 2 && word[0] != '.' && word[^1] != '.';
    }

    /// <summary>Whether a word has only the characters of a host name (letters, digits, dots, hyphens, underscores), including a letter.</summary>
    internal static bool IsPlainName(ReadOnlySpan<byte> word)
    {
        var letters = 0;
        foreach (var c in word)
        {
            if (IsLetter(c))
            {
                letters++;
            }
            else if (!IsDigit(c) && c is not ((byte)'-' or (byte)'_' or (byte)'.'))
            {
                return false;
            }
        }

        return letters > 0;
    }
}
