using ForgeryCheck.Hosts;

namespace ForgeryCheck.Spf;

/// <summary>A mechanism with its qualifier (RFC 7208 section 4.6.1).</summary>
/// <param name="Text">The directive as published.</param>
/// <param name="Qualifier">The result if it matches.</param>
/// <param name="Mechanism">The mechanism.</param>
internal sealed record SpfDirective(string Text, SpfResult Qualifier, SpfMechanism Mechanism)
{
    /// <summary>The argument; null for the domain whose record it is.</summary>
    public MacroString? Target { get; init; }

    /// <summary>The network of "ip4" and "ip6".</summary>
    public AddressBlock Network { get; init; }

    /// <summary>The prefix length that "a" and "mx" apply to IPv4 addresses.</summary>
    public int Prefix4 { get; init; } = 32;

    /// <summary>The prefix length that "a" and "mx" apply to IPv6 addresses.</summary>
    public int Prefix6 { get; init; } = 128;

    /// <summary>Whether it queries the DNS, and so counts towards the limit of RFC 7208 section 4.6.4.</summary>
    public bool QueriesDns => Mechanism is not (SpfMechanism.All or SpfMechanism.Ip4 or SpfMechanism.Ip6);
}
