using System.Globalization;

namespace ForgeryCheck.Smtp.Options;

/// <summary>The one host that messages are forwarded to.</summary>
/// <param name="Host">Its name or address.</param>
/// <param name="Port">Its port.</param>
/// <param name="Lmtp">Whether it speaks LMTP (RFC 2033).</param>
public sealed record NextHopAddress(string Host, int Port, bool Lmtp = false)
{
    private const string LmtpScheme = "lmtp:";

    /// <summary>Parses "HOST:PORT" or "[2001:db8::1]:PORT", each optionally prefixed with "lmtp:".</summary>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static NextHopAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lmtp = text.StartsWith(LmtpScheme, StringComparison.OrdinalIgnoreCase);
        var rest = lmtp ? text[LmtpScheme.Length..] : text;
        var colon = rest.LastIndexOf(':');
        var host = colon < 0 ? "" : rest[..colon];
        var isLiteral = host is ['[', .., ']'];
        if (host.Length == 0 || (!isLiteral && host.Contains(':', StringComparison.Ordinal))
            || !ushort.TryParse(rest.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port == 0)
        {
            throw new FormatException($"{text}: expected HOST:PORT, or lmtp:HOST:PORT");
        }

        return new NextHopAddress(isLiteral ? host[1..^1] : host, port, lmtp);
    }

    /// <summary>The address in the form that <see cref="Parse"/> reads.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(Lmtp ? LmtpScheme : "")}{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}");
}
