using System.Buffers;
using System.Text;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Syntax;

/// <summary>The syntax of hosts in SMTP: a domain or an address literal.</summary>
internal static class DomainSyntax
{
    private static readonly SearchValues<byte> V6Text = SearchValues.Create("0123456789abcdefABCDEF:."u8);

    /// <summary>Whether the text is either of them.</summary>
    internal static bool IsDomainOrLiteral(ReadOnlySpan<byte> text) => IsDomain(text) || IsLiteral(text);

    /// <summary>
    /// Whether the text has the form of a domain (RFC 5321 section 4.1.2). Underscores, and hyphens at the ends of a label, are tolerated: real hosts have
    /// such names. So are bytes above 127: whether they are allowed is checked elsewhere.
    /// </summary>
    internal static bool IsDomain(ReadOnlySpan<byte> text)
    {
        var label = 0;
        foreach (var b in text)
        {
            if (b == '.')
            {
                if (label == 0)
                {
                    return false;
                }

                label = 0;
            }
            else if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_' or > 127)
            {
                label++;
            }
            else
            {
                return false;
            }
        }

        return label > 0;
    }

    /// <summary>Whether the text is an address literal (RFC 5321 section 4.1.3): [192.0.2.7], [IPv6:2001:db8::7], [tag:anything].</summary>
    internal static bool IsLiteral(ReadOnlySpan<byte> text)
    {
        if (text.Length < 3 || text[0] != '[' || text[^1] != ']')
        {
            return false;
        }

        var inner = text[1..^1];
        var colon = inner.IndexOf((byte)':');
        if (colon < 0)
        {
            return !inner.Contains((byte)'%') && HostAddress.TryParse(inner, out var v4) && !v4.IsV6;
        }

        var content = inner[(colon + 1)..];
        if (Ascii.EqualsIgnoreCase(inner[..colon], "IPv6"u8))
        {
            return IsV6(content);
        }

        return IsTag(inner[..colon]) && !content.IsEmpty
            && !content.ContainsAnyExceptInRange((byte)'!', (byte)'~') && !content.ContainsAny("[\\]"u8);
    }

    /// <summary>Whether the text is a bare IPv6 address. TryParse also accepts the tag and a zone, which have no place here.</summary>
    internal static bool IsV6(ReadOnlySpan<byte> text) =>
        text.Contains((byte)':') && !text.ContainsAnyExcept(V6Text) && HostAddress.TryParse(text, out _);

    /// <summary>A standardized tag: letters, digits and hyphens, no hyphen at the end.</summary>
    private static bool IsTag(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b != '-')
            {
                return false;
            }
        }

        return !text.IsEmpty && text[^1] != '-';
    }
}
