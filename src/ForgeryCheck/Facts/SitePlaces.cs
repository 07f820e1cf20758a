using ForgeryCheck.Hosts;

namespace ForgeryCheck.Facts;

/// <summary>Maps the hosts of a line to declared sites.</summary>
internal static class SitePlaces
{
    /// <summary>The site of a host; null if it belongs to no site.</summary>
    internal static Site? SiteOf(Sites sites, HostEnd host)
    {
        foreach (var site in sites.All)
        {
            if (Holds(site, host))
            {
                return site;
            }
        }

        return null;
    }

    /// <summary>Whether a host is a firewall of a site.</summary>
    internal static bool IsFirewall(Site site, HostEnd host) =>
        site.Firewalls.HasAddress(host.Address) || site.Firewalls.HasName(host.ReverseName)
        || (site.Firewalls.HasName(host.Name) && MayBelieveName(site, host));

    /// <summary>Whether a host belongs to a site: one of its firewalls, in its networks, or named under its domains.</summary>
    internal static bool Holds(Site site, HostEnd host) =>
        IsFirewall(site, host) || site.Networks.HasAddress(host.Address)
        || site.Networks.HasName(host.ReverseName) || site.HasDomain(host.ReverseName)
        || ((site.Networks.HasName(host.Name) || site.HasDomain(host.Name)) && MayBelieveName(site, host));

    /// <summary>The site of a host, or the one for which it is a gateway; null if there is none.</summary>
    internal static Site? SiteBehind(Sites sites, HostEnd host) =>
        SiteOf(sites, host) ?? (sites.HasGateways ? sites.Mine.FirstOrDefault(site => IsGateway(site, host)) : null);

    /// <summary>Whether a host is a gateway of a site, as far as its names and its address say.</summary>
    internal static bool IsGateway(Site site, HostEnd host) =>
        site.GatewayOf(host.ReverseName, host.Address) is not null || site.GatewayOf(host.Name, null) is not null;

    // HELO is the client's own claim. It is believed unless the user declared the addresses of the site's firewalls and the line shows a public one
    // that is not among them: then the user's declaration outweighs the client's claim.
    private static bool MayBelieveName(Site site, HostEnd host) =>
        host.Address is not { } address || HostEnd.IsInternal(address) || !site.Firewalls.HasBlocks;
}
