using ForgeryCheck.Names;

namespace ForgeryCheck.Spf;

/// <summary>
/// Parses a record completely before anything is evaluated: a syntax error anywhere in it makes it invalid (RFC 7208 section 4.6). The grammar is that of
/// section 12.
/// </summary>
internal sealed class SpfRecordParser
{
    private readonly List<SpfDirective> _directives = [];
    private MacroString? _redirect;
    private bool _hasExplanation;

    /// <summary>Parses an SPF record; null if it is invalid, with the reason in one line.</summary>
    internal static SpfRecord? Parse(string text, out string? problem)
    {
        var parser = new SpfRecordParser();
        foreach (var term in SpfRecord.Terms(text))
        {
            problem = parser.Add(term);
            if (problem is not null)
            {
                return null;
            }
        }

        problem = null;
        return new(parser._directives, parser._redirect);
    }

    /// <summary>Adds a term; the reason if it is invalid.</summary>
    private string? Add(string term)
    {
        if (term.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            // Section 3.1: a record is ASCII; section 4.6.1: nothing but spaces separates terms.
            return $"{Quote(term)} contains a control or non-ASCII character";
        }

        var nameLength = ModifierName(term);
        if (nameLength > 0)
        {
            return AddModifier(term[..nameLength].ToLowerInvariant(), term.AsSpan(nameLength + 1)) ? null : $"{Quote(term)} is not a valid modifier, or is repeated";
        }

        if (SpfDirectiveParser.Parse(term) is not { } directive)
        {
            return $"{Quote(term)} is not a valid mechanism";
        }

        _directives.Add(directive);
        return null;
    }

    // Section 6: "redirect" and "exp" appear at most once. Unknown modifiers are ignored, but their syntax must be valid.
    private bool AddModifier(string name, ReadOnlySpan<char> value)
    {
        switch (name)
        {
            case "redirect":
                var isFirst = _redirect is null;
                _redirect = MacroParser.DomainSpec(value);
                return isFirst && _redirect is not null;
            case "exp":
                isFirst = !_hasExplanation;
                _hasExplanation = true;
                return isFirst && MacroParser.DomainSpec(value) is not null;
            default:
                return MacroParser.Parse(value) is not null;
        }
    }

    /// <summary>The length of the name that makes a term a modifier: a letter, then letters, digits, "-", "_" and ".", up to "="; 0 if it is none.</summary>
    private static int ModifierName(string term)
    {
        var length = 0;
        while (length < term.Length && (char.IsAsciiLetterOrDigit(term[length]) || term[length] is '-' or '_' or '.'))
        {
            length++;
        }

        return length < term.Length && term[length] == '=' && char.IsAsciiLetter(term[0]) ? length : 0;
    }

    private static string Quote(string term) => $"\"{NameWords.Show(term)}\"";
}
