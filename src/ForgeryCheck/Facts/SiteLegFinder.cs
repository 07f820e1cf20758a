using ForgeryCheck.Messages;

namespace ForgeryCheck.Facts;

/// <summary>
/// Follows a message from one declared site to another. Starts at each line by which the message entered a site, and goes down until the chain shows
/// a host of another site. A third declared site in between is a way-point: each leg is examined separately.
/// </summary>
internal static class SiteLegFinder
{
    internal static IReadOnlyList<SiteLeg> Find(MessageFacts facts)
    {
        if (facts.Sites.All.Count == 0)
        {
            return [];
        }

        var legs = new List<SiteLeg>();
        var hops = facts.Chain.Hops.Where(h => h.Line.Kind is ReceivedKind.Smtp or ReceivedKind.Web).ToList();
        var servers = hops.ConvertAll(h => SitePlaces.SiteBehind(facts.Sites, HostEnd.Server(h)));
        var clients = hops.ConvertAll(h => SitePlaces.SiteBehind(facts.Sites, HostEnd.Client(h)));
        for (var e = 0; e < hops.Count; e++)
        {
            if (servers[e] is { } to && clients[e] != to && Follow(facts, hops, servers, clients, e, to) is { } leg)
            {
                legs.Add(leg);
            }
        }

        return legs;
    }

    private static SiteLeg? Follow(MessageFacts facts, List<Hop> hops, List<Site?> servers, List<Site?> clients, int e, Site to)
    {
        var shown = new List<Hop>();
        var foreign = clients[e] is null && HostEnd.Client(hops[e]).IsTellable;
        if (foreign)
        {
            shown.Add(hops[e]);
        }

        Site? from = null;
        Hop? source = null;
        for (var j = e + 1; j < hops.Count && from is null; j++)
        {
            if (servers[j] == to || clients[j] == to)
            {
                return null; // It had been in that site before: that is a loop, which is left to FC105.
            }

            if (servers[j] is { } server)
            {
                from = server;
                source = hops[j];
                break;
            }

            if (HostEnd.Server(hops[j]).IsTellable)
            {
                shown.Add(hops[j]);
            }

            if (clients[j] is { } client && !IsSubmission(hops[j]))
            {
                from = client;
                source = hops[j];
            }
        }

        from ??= SenderSite(facts);
        if (from is null || from == to || (clients[e] is { } direct && direct != from))
        {
            return null;
        }

        return new SiteLeg(from, to, hops[e], foreign, Accused(hops[e], shown, source), source, IsRelayed(facts, from, to, shown));
    }

    // The boundary and the lines above it are facts, so the forgery must be below. If such a line shows an external host, and the next line already
    // belongs to the sending site, it is that line which cannot be true.
    private static List<Hop> Accused(Hop entry, List<Hop> shown, Hop? source)
    {
        var accused = shown.Where(h => h.IsClaimed).ToList();
        if (accused.Count == 0 && shown.Contains(entry) && source is not null && source != entry && source.IsClaimed)
        {
            accused.Add(source);
        }

        return accused;
    }

    /// <summary>The site of From, or else of the envelope sender.</summary>
    internal static Site? SenderSite(MessageFacts facts)
    {
        foreach (var address in facts.Addresses.From)
        {
            if (facts.Sites.SiteOfDomain(MailAddress.DomainOf(address)) is { } site)
            {
                return site;
            }
        }

        return facts.Sites.SiteOfDomain(MailAddress.DomainOf(facts.Addresses.Sender));
    }

    // A user of the site who submits mail at a provider, authenticated or by webmail, sends that provider's mail: it was not handed over by the
    // site's firewall, although the address is the site's.
    private static bool IsSubmission(Hop hop) =>
        hop.Line.Kind == ReceivedKind.Web || hop.IsAuthenticated;

    // Mail that was meant to pass a host in between: it came by a mailing list, was forwarded, is addressed to that host's organisation, or left with
    // an envelope sender of that organisation.
    private static bool IsRelayed(MessageFacts facts, Site from, Site to, List<Hop> shown)
    {
        var addresses = facts.Addresses;
        if (facts.Chain.PassedList || facts.Chain.PassedForwarder)
        {
            return true;
        }

        var domains = addresses.To.All.Append(addresses.Sender).Select(address => MailAddress.DomainOf(address)).OfType<string>()
            .Where(d => !from.HasDomain(d) && !to.HasDomain(d)).Distinct().Take(100).ToList();
        return domains.Count > 0 && shown.Any(h => IsOf(facts, domains, h.ReverseHost ?? h.HeloHost) || IsOf(facts, domains, h.ByHost));
    }

    private static bool IsOf(MessageFacts facts, List<string> domains, string? host) =>
        host is not null && domains.Exists(d =>
            host == d || host.EndsWith("." + d, StringComparison.Ordinal) || facts.Organisations.Same(host, d));
}
