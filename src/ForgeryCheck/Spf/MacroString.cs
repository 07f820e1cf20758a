using ForgeryCheck.Hosts;

namespace ForgeryCheck.Spf;

/// <summary>A macro-string of RFC 7208 section 7.1, parsed.</summary>
internal sealed class MacroString(IReadOnlyList<MacroPart> parts)
{
    /// <summary>Whether it contains %{p}, which takes questions to the DNS to expand.</summary>
    internal bool NeedsClientName => parts.Any(part => part.Letter == 'p');

    /// <summary>Whether it is a domain-spec: it ends in a macro or in a top label, and holds no macro that is for explanations only (section 7.2).</summary>
    internal bool IsDomainSpec => parts.Count > 0 && IsDomainEnd(parts[^1]) && !parts.Any(part => part.Letter is 'c' or 'r' or 't');

    /// <summary>
    /// The domain name that it expands to, without a trailing dot. Labels on the left are removed until the name is short enough (section 7.3), so it is
    /// built from the right, and no more of it than can remain.
    /// </summary>
    internal string ToDomain(MacroValues values)
    {
        var name = "";
        for (var i = parts.Count - 1; i >= 0 && name.Length <= HostNames.MaxLength + 1; i--)
        {
            name = parts[i].Expand(values) + name;
        }

        name = name.EndsWith('.') ? name[..^1] : name;
        if (name.Length > HostNames.MaxLength)
        {
            var dot = name.IndexOf('.', name.Length - HostNames.MaxLength - 1);
            name = dot < 0 ? "" : name[(dot + 1)..];
        }

        return name;
    }

    // domain-end = ( "." toplabel [ "." ] ) / macro-expand
    private static bool IsDomainEnd(MacroPart last)
    {
        if (last.IsExpand)
        {
            return true;
        }

        var text = last.Literal.AsSpan();
        text = text.EndsWith('.') ? text[..^1] : text;
        var dot = text.LastIndexOf('.');
        return dot >= 0 && IsTopLabel(text[(dot + 1)..]);
    }

    // Letters, digits and hyphens, no hyphen at either end, and not digits only.
    private static bool IsTopLabel(ReadOnlySpan<char> label)
    {
        var isNumber = true;
        foreach (var c in label)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
            {
                return false;
            }

            isNumber &= char.IsAsciiDigit(c);
        }

        return !isNumber && !label.StartsWith('-') && !label.EndsWith('-');
    }
}
