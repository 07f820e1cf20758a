using ForgeryCheck.Hosts;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Chains;

/// <summary>An organisation's mail perimeter as the user declares it (rules/sites.json).</summary>
/// <param name="Name">What reports call it.</param>
/// <param name="Mine">Whether it is the reader's own: lines by its firewalls are the boundary.</param>
/// <param name="Domains">Mail from or to these domains belongs to the site.</param>
/// <param name="Firewalls">Hosts that mail enters and leaves by: names, ".suffixes", addresses, CIDRs.</param>
/// <param name="Networks">Its inside: addresses and CIDRs.</param>
internal sealed record Site(
    string Name, bool Mine, IReadOnlyList<string> Domains, HostList Firewalls, HostList Networks)
{
    private readonly HostList _domains = new(Domains.Select(d => "." + d.TrimStart('.')));

    /// <summary>Whether a domain, or a host name, is one of the site's domains or lies below one.</summary>
    public bool HasDomain(string? name) => _domains.HasName(name);

    /// <summary>Whether a host is one of the site's firewalls, by name or by address.</summary>
    public bool HasFirewall(string? host, HostAddress? address) => Firewalls.HasName(host) || Firewalls.HasAddress(address);

    /// <summary>Whether a host is the site's: a firewall, or inside its networks, or named below its domains.</summary>
    public bool Has(string? host, HostAddress? address) =>
        HasFirewall(host, address) || HasInside(address) || HasDomain(host) || Networks.HasName(host);

    /// <summary>Whether an address lies inside its networks.</summary>
    public bool HasInside(HostAddress? address) => Networks.HasAddress(address);
}
