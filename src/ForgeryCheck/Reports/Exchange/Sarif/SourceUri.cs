using System.Globalization;
using System.Text;

namespace ForgeryCheck.Reports.Exchange.Sarif;

/// <summary>Where a message came from as a URI reference (RFC 3986): "a b.mbox#3" is "a%20b.mbox%233", for the number is part of the message's name.</summary>
internal static class SourceUri
{
    // What may stand in a path as it is, but for the colon: in a relative reference it would end a scheme (section 4.2).
    private const string InPath = "-._~!$&'()*+,;=@/";

    // The URL of a message on a server is one already; only what may not stand in any is escaped.
    private const string InUri = InPath + ":?#[]%";

    internal static string Of(string source)
    {
        if (source.StartsWith("imaps://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("imap://", StringComparison.OrdinalIgnoreCase))
        {
            return Escaped(source, InUri);
        }

        if (OperatingSystem.IsWindows())
        {
            source = source.Replace('\\', '/');
            source = source.Length > 1 && source[1] == ':' ? "/" + source : source;
        }

        return source.StartsWith('/') ? "file://" + Escaped(source, InPath) : Escaped(source, InPath);
    }

    private static string Escaped(string text, string allowed)
    {
        var uri = new StringBuilder(text.Length + 16);
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            _ = char.IsAsciiLetterOrDigit((char)b) || (b < 0x80 && allowed.Contains((char)b, StringComparison.Ordinal))
                ? uri.Append((char)b)
                : uri.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }

        return uri.ToString();
    }
}
