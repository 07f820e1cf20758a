using System.Buffers;

namespace ForgeryCheck.Spf;

/// <summary>Parses macro-strings (RFC 7208 section 7.1).</summary>
internal static class MacroParser
{
    // An SPF implementation must support 127 parts (section 7.3); no name has more than 128 labels.
    private const int MostParts = 1000;

    private static readonly SearchValues<char> Letters = SearchValues.Create("slodiphcrtvSLODIPHCRTV");
    private static readonly SearchValues<char> Delimiters = SearchValues.Create(".-+,/_=");

    /// <summary>Parses a domain-spec; null if it is none.</summary>
    internal static MacroString? DomainSpec(ReadOnlySpan<char> text) => Parse(text) is { IsDomainSpec: true } spec ? spec : null;

    /// <summary>Parses a macro-string; null if it is none.</summary>
    internal static MacroString? Parse(ReadOnlySpan<char> text)
    {
        // macro-literal: visible characters except "%"
        if (text.ContainsAnyExceptInRange('!', '~'))
        {
            return null;
        }

        var parts = new List<MacroPart>();
        while (!text.IsEmpty)
        {
            var percent = text.IndexOf('%');
            if (percent != 0)
            {
                var literal = percent < 0 ? text : text[..percent];
                parts.Add(new(literal.ToString()));
                text = text[literal.Length..];
            }
            else if (Expand(text, out var length) is { } part)
            {
                parts.Add(part);
                text = text[length..];
            }
            else
            {
                return null;
            }
        }

        return new(parts);
    }

    private static MacroPart? Expand(ReadOnlySpan<char> text, out int length)
    {
        length = 2;
        switch (text.Length > 1 ? text[1] : '\0')
        {
            case '%':
                return new("%", IsEscape: true);
            case '_':
                return new(" ", IsEscape: true);
            case '-':
                return new("%20", IsEscape: true);
            case '{' when text.IndexOf('}') is > 2 and var close && Letters.Contains(text[2]):
                length = close + 1;
                return Macro(text[2], text[3..close]);
            default:
                return null;
        }
    }

    // transformers = *DIGIT [ "r" ]
    private static MacroPart? Macro(char letter, ReadOnlySpan<char> transformers)
    {
        int digits = 0, count = 0;
        while (digits < transformers.Length && char.IsAsciiDigit(transformers[digits]))
        {
            count = Math.Min(MostParts, (count * 10) + (transformers[digits++] - '0'));
        }

        var delimiters = transformers[digits..];
        var isReversed = !delimiters.IsEmpty && delimiters[0] is 'r' or 'R';
        delimiters = isReversed ? delimiters[1..] : delimiters;

        // Section 7.3: a number of parts must not be zero.
        return (digits > 0 && count == 0) || delimiters.ContainsAnyExcept(Delimiters) ? null : new(Literal: null)
        {
            Letter = char.ToLowerInvariant(letter),
            IsUrlEscaped = char.IsAsciiLetterUpper(letter),
            Count = count,
            IsReversed = isReversed,
            Delimiters = delimiters.IsEmpty ? "." : delimiters.ToString(),
        };
    }
}
