using ForgeryCheck.Chains;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Continuity;

/// <summary>Tells where a host of a line stands among the declared sites.</summary>
internal static class SitePlaces
{
    /// <summary>The site that a host belongs to; null where none claims it.</summary>
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

    /// <summary>The site whose domain an address is in; null where there is none.</summary>
    internal static Site? SiteOfDomain(IReadOnlyList<Site> sites, string? domain) =>
        domain is null ? null : sites.FirstOrDefault(s => HasDomain(s, domain));

    /// <summary>Whether a host is a firewall of a site.</summary>
    internal static bool IsFirewall(Site site, HostEnd host) =>
        site.Firewalls.HasAddress(host.Address) || site.Firewalls.HasName(host.ReverseName)
        || (site.Firewalls.HasName(host.Name) && MayBelieveName(site, host));

    /// <summary>Whether a host belongs to a site: one of its firewalls, in its networks, or named under its domains.</summary>
    internal static bool Holds(Site site, HostEnd host) =>
        IsFirewall(site, host) || site.Networks.HasAddress(host.Address)
        || site.Networks.HasName(host.ReverseName) || HasDomain(site, host.ReverseName)
        || ((site.Networks.HasName(host.Name) || HasDomain(site, host.Name)) && MayBelieveName(site, host));

    // HELO is the client's own word. It is believed unless the user declared the addresses of the site's firewalls,
    // and the line shows a public one that is not among them: then the user's word stands against the client's.
    private static bool MayBelieveName(Site site, HostEnd host) =>
        host.Address is not { } address || AddressRanges.IsPrivate(address) || !site.Firewalls.Entries.Any(IsAddress);

    private static bool IsAddress(string entry)
    {
        var slash = entry.IndexOf('/', StringComparison.Ordinal);
        return HostAddress.TryParse(slash < 0 ? entry : entry[..slash], out _);
    }

    private static bool HasDomain(Site site, string? name)
    {
        if (name is null)
        {
            return false;
        }

        var text = name.AsSpan().TrimEnd('.');
        foreach (var entry in site.Domains)
        {
            var domain = entry.AsSpan().Trim('.');
            if (domain.Length > 0 && text.EndsWith(domain, StringComparison.OrdinalIgnoreCase)
                && (text.Length == domain.Length || text[^(domain.Length + 1)] == '.'))
            {
                return true;
            }
        }

        return false;
    }
}
