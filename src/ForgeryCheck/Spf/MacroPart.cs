namespace ForgeryCheck.Spf;

/// <summary>A part of a macro-string: literal text, or a macro (RFC 7208 section 7.1).</summary>
/// <param name="Literal">The text; null for a macro.</param>
/// <param name="IsEscape">Whether the text stems from "%%", "%_" or "%-".</param>
internal sealed record MacroPart(string? Literal, bool IsEscape = false)
{
    private const string Dot = ".";

    /// <summary>The macro letter in lower case.</summary>
    public char Letter { get; init; }

    /// <summary>Whether the letter is upper case, which has the result URL-escaped (RFC 7208 section 7.3).</summary>
    public bool IsUrlEscaped { get; init; }

    /// <summary>The number of right-hand parts to use; 0 for all.</summary>
    public int Count { get; init; }

    /// <summary>Whether the parts are reversed.</summary>
    public bool IsReversed { get; init; }

    /// <summary>The characters that separate the parts.</summary>
    public string Delimiters { get; init; } = Dot;

    /// <summary>Whether it is a macro or an escape: the ABNF's macro-expand.</summary>
    public bool IsExpand => Literal is null || IsEscape;

    /// <summary>The text that it stands for.</summary>
    internal string Expand(MacroValues values)
    {
        if (Literal is not null)
        {
            return Literal;
        }

        var value = Transform(values.Of(Letter));

        // RFC 7208 section 7.3: the characters that are not escaped are those of RFC 3986 section 2.3, as here.
        return IsUrlEscaped ? Uri.EscapeDataString(value) : value;
    }

    private string Transform(string value)
    {
        if (Count == 0 && !IsReversed && Delimiters == Dot)
        {
            return value;
        }

        var parts = Split(value);
        if (IsReversed)
        {
            parts.Reverse();
        }

        return string.Join(Dot, Count == 0 || Count >= parts.Count ? parts : parts[^Count..]);
    }

    private List<string> Split(string value)
    {
        var parts = new List<string>();
        var rest = value.AsSpan();
        for (var end = 0; end >= 0;)
        {
            end = rest.IndexOfAny(Delimiters);
            parts.Add((end < 0 ? rest : rest[..end]).ToString());
            rest = rest[(end + 1)..];
        }

        return parts;
    }
}
