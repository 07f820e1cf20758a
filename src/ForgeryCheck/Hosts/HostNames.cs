using System.Globalization;
using System.Text;

namespace ForgeryCheck.Hosts;

/// <summary>Normalizes host names, and recognises valid ones.</summary>
internal static class HostNames
{
    /// <summary>The maximum length of a host name as text (RFC 1035 section 2.3.4).</summary>
    public const int MaxLength = 253;

    /// <summary>
    /// A name in the form in which lines are compared: lower case, without trailing dots, white space or the brackets of a literal. Null if nothing
    /// is left.
    /// </summary>
    public static string? Normalize(ReadOnlySpan<byte> raw)
    {
        raw = raw.Trim(" \t\r\n\0"u8);
        if (raw.Length >= 2 && raw[0] == '[' && raw[^1] == ']')
        {
            raw = raw[1..^1].Trim(" \t\r\n\0"u8);
        }

        raw = raw.TrimEnd((byte)'.');
        if (raw.IsEmpty)
        {
            return null;
        }

        // RFC 6531 allows UTF-8 names; anything else beyond ASCII is damage, and only has to compare equal to itself.
        if (!Ascii.IsValid(raw) || raw.ContainsAny("\r\n\t "u8))
        {
            return TraceText.Unfold(raw).ToLowerInvariant();
        }

        return string.Create(raw.Length, raw, static (text, bytes) => Ascii.ToLower(bytes, text, out _));
    }

    /// <summary>A name without surrounding white space and trailing dots; empty for null.</summary>
    internal static ReadOnlySpan<char> Bare(string? name) => name.AsSpan().Trim().TrimEnd('.');

    /// <summary>Whether text has the form of a host name: labels of letters, digits, "-" and "_", the last one not a number.</summary>
    internal static bool IsName(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd('.');
        if (text.IsEmpty || text.Length > MaxLength)
        {
            return false;
        }

        int label = 0;
        var number = true;
        foreach (var c in text)
        {
            if (c == '.')
            {
                if (label == 0)
                {
                    return false;
                }

                label = 0;
                number = true;
            }
            else if (char.IsAsciiLetterOrDigit(c) || c is '-' or '_' || c > 127)
            {
                label++;
                number &= char.IsAsciiDigit(c);
            }
            else
            {
                return false;
            }

            if (label > 63)
            {
                return false;
            }
        }

        // RFC 3696 section 2: a top-level domain is never all digits; "192.0.2" is a truncated address.
        return label > 0 && !number;
    }

    /// <summary>Whether a name is a domain or below it.</summary>
    internal static bool IsIn(string name, string domain) =>
        name.EndsWith(domain, StringComparison.OrdinalIgnoreCase) && (name.Length == domain.Length || name[^(domain.Length + 1)] == '.');

    /// <summary>A name with its U-labels as A-labels (RFC 5890 section 2.3.2.1); unchanged if it has none, or if one cannot be converted.</summary>
    internal static string ToALabels(string name)
    {
        if (name.Length > MaxLength || Ascii.IsValid(name))
        {
            return name;
        }

        try
        {
            return new IdnMapping { AllowUnassigned = true }.GetAscii(name.ToLowerInvariant());
        }
        catch (ArgumentException)
        {
            return name;
        }
    }

    /// <summary>The part of a name before its first dot.</summary>
    internal static ReadOnlySpan<char> FirstLabel(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? name : name.AsSpan(0, dot);
    }
}
