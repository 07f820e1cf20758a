using ForgeryCheck.Hosts;

namespace ForgeryCheck.Chains;

/// <summary>An organisation's mail perimeter as the user declares it (rules/sites.json).</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Mine">Whether it is the reader's own: lines by its firewalls form the boundary.</param>
/// <param name="Domains">Mail from or to these domains belongs to the site.</param>
/// <param name="Firewalls">Hosts through which mail enters and leaves: names, ".suffixes", addresses, CIDRs.</param>
/// <param name="Networks">Its internal networks: addresses and CIDRs.</param>
internal sealed record Site(
    string Name, bool Mine, IReadOnlyList<string> Domains, HostList Firewalls, HostList Networks)
{
    /// <summary>The gateways through which mail for the site has to come in; only a site of the reader's own has them.</summary>
    public IReadOnlyList<Gateway> Gateways { get; init; } = [];

    /// <summary>Whether --trust names its hosts: they need have nothing in common but the reader's trust, as a list's server and his own.</summary>
    public bool IsTrustOnly { get; init; }

    /// <summary>One of its hosts in a sentence: "a host of Bieberdorf".</summary>
    public string Member => IsTrustOnly ? Sites.TrustedMember : $"a host of {Name}";

    private readonly HostList _domains = new(Domains.Select(d => "." + d.TrimStart('.')));

    /// <summary>Whether a domain or host name is one of the site's domains or below one.</summary>
    public bool HasDomain(string? name) => _domains.HasName(name);

    /// <summary>Whether a host is one of the site's firewalls, by name or by address.</summary>
    public bool HasFirewall(string? host, HostAddress? address) => Firewalls.HasName(host) || Firewalls.HasAddress(address);

    /// <summary>Whether a host belongs to the site: a firewall, inside its networks, or named below its domains.</summary>
    public bool Has(string? host, HostAddress? address) =>
        HasFirewall(host, address) || HasInside(address) || HasDomain(host) || Networks.HasName(host);

    /// <summary>Whether an address is inside its networks.</summary>
    public bool HasInside(HostAddress? address) => Networks.HasAddress(address);

    /// <summary>The gateway to which a host belongs, by name or by address; null if none.</summary>
    public Gateway? GatewayOf(string? host, HostAddress? address)
    {
        foreach (var gateway in Gateways)
        {
            if (gateway.Has(host, address))
            {
                return gateway;
            }
        }

        return null;
    }
}
