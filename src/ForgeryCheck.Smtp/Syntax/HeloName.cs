using System.Text;

namespace ForgeryCheck.Smtp.Syntax;

/// <summary>The argument of HELO, EHLO and LHLO.</summary>
internal static class HeloName
{
    /// <summary>RFC 5321 section 4.5.3.1.2.</summary>
    private const int MaxLength = 255;

    /// <summary>
    /// Parses the argument; false (501) if it is missing, too long, or neither a domain nor an address literal. Accepted beyond RFC 5321 section 4.1.1.1:
    /// a single label, underscores, a trailing dot, [2001:db8::7] without the tag, surrounding spaces. Whether the name is true is up to the rules.
    /// </summary>
    internal static bool TryRead(ReadOnlySpan<byte> text, out string name)
    {
        text = text.Trim((byte)' ');
        var bare = text.Length > 1 && text[^1] == '.' ? text[..^1] : text;
        var fits = text.Length is > 0 and <= MaxLength && Ascii.IsValid(text)
            && (DomainSyntax.IsDomain(bare) || DomainSyntax.IsLiteral(text) || IsUntaggedLiteral(text));
        name = fits ? Encoding.ASCII.GetString(text) : "";
        return fits;
    }

    private static bool IsUntaggedLiteral(ReadOnlySpan<byte> text) =>
        text.Length > 2 && text[0] == '[' && text[^1] == ']'
        && DomainSyntax.IsV6(text[1..^1]);
}
