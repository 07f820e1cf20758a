using ForgeryCheck.Names;

namespace ForgeryCheck.Routes;

/// <summary>A host to which mail for a domain goes.</summary>
/// <param name="Preference">Its preference: the lowest number comes first.</param>
/// <param name="Host">Its name, as the MX record has it.</param>
internal sealed record Exchanger(int Preference, string Host)
{
    /// <summary>The names that its CNAME records lead to, in order; empty for a host that is no alias.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Its addresses: IPv4, then IPv6.</summary>
    public IReadOnlyList<HostAddress> Addresses { get; init; } = [];

    /// <summary>The outcome of the questions for its addresses: the worse of the two.</summary>
    public DnsStatus Status { get; init; }

    /// <summary>Whether all its addresses are known.</summary>
    public bool IsKnown => Status is DnsStatus.NoError or DnsStatus.NxDomain;
}
