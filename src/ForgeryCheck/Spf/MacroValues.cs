using System.Globalization;

namespace ForgeryCheck.Spf;

/// <summary>The values of the macro letters (RFC 7208 section 7.2).</summary>
/// <param name="Query">The check.</param>
/// <param name="Domain">The domain whose record is evaluated.</param>
/// <param name="ClientName">The confirmed name of the client, or "unknown".</param>
internal sealed record MacroValues(SpfQuery Query, string Domain, string ClientName)
{
    /// <summary>The value of a letter in lower case; those for explanations only have none, since explanations are not read.</summary>
    internal string Of(char letter) => letter switch
    {
        's' => $"{Query.LocalPart}@{Query.Domain}",
        'l' => Query.LocalPart,
        'o' => Query.Domain,
        'd' => Domain,
        'i' => Dotted(Query.Client),
        'p' => ClientName,
        'v' => Query.Client.IsV6 ? "ip6" : "in-addr",
        'h' => Query.Helo,
        _ => "",
    };

    // RFC 7208 section 7.3: an IPv6 address is written as 32 hex digits with dots between them.
    private static string Dotted(HostAddress client) =>
        client.IsV6 ? string.Join('.', client.Bits.ToString("x32", CultureInfo.InvariantCulture).AsEnumerable()) : client.ToString();
}
