using System.Globalization;
using System.Text.RegularExpressions;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Accuracy.Received;

/// <summary>What two parsers may write differently while they mean the same.</summary>
internal static partial class Normal
{
    internal static string Blanks(string text) => White().Replace(text, " ").Trim();

    /// <summary>Host names: case and the final dot do not count, nor do brackets of a literal where the peer drops them.</summary>
    internal static string Host(string text) => Literal(Blanks(text).TrimEnd('.').ToLowerInvariant());

    /// <summary>SpamAssassin writes "!" for characters that its own format cannot hold.</summary>
    internal static string Bangs(string text) => Unsafe().Replace(text, "!");

    internal static string Address(string text) => HostAddress.TryParse(text, out var address) ? address.ToString() : text.ToLowerInvariant();

    internal static string Mailbox(string text) => Blanks(text).TrimStart('<').TrimEnd('>').ToLowerInvariant();

    /// <summary>"TLSv1_2", "TLSv1.2" and "TLS1_2" are one version; TLSv1 is 1.0.</summary>
    internal static string Tls(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return (text.Contains("SSL", StringComparison.OrdinalIgnoreCase) ? "SSL" : "TLS") + (digits == "1" ? "10" : digits);
    }

    internal static string Cipher(string text) => text.ToUpperInvariant().Replace('-', '_');

    internal static string Second(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Literal(string text) =>
        text.StartsWith('[') && text.EndsWith(']') ? Address(text[1..^1]) : Address(text);

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();

    [GeneratedRegex(@"[\[\]()<>#|\s]")]
    private static partial Regex Unsafe();
}
