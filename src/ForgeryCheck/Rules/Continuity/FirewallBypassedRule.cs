using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Continuity;

/// <summary>
/// A declared site's mail leaves and enters through its firewalls. Mail that claims to be from a site but never passed one of its firewalls, or that
/// entered the reader's site through another host, bypassed them. So did mail that never passed the gateway in front of the reader's system
/// (<see cref="GatewayBypass"/>).
/// </summary>
/// <remarks>Applies to the chain: the client that handed the mail in is not who the sender's address says.</remarks>
internal sealed class FirewallBypassedRule : IRule
{
    private static readonly string[] LeavingReasons =
    [
        "The sender wrote from outside, through another provider.",
        "The site has a firewall or uses a mail service that the sites file does not list yet.",
    ];

    private static readonly string[] EnteringReasons =
    [
        "The host is a firewall that the sites file does not list yet.",
        "The host takes mail from partners on purpose.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC102", "firewall-bypassed", RuleFamily.Continuity, FindingKind.Anomaly,
        "A declared site's mail bypassed its firewalls, or mail for you bypassed your gateway");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Sites.All.Count == 0 || facts.Chain.Hops.Count == 0)
        {
            return;
        }

        Leaving(facts, sink);
        Entering(facts, sink);
        GatewayBypass.Check(Info, facts, sink);
    }

    private void Leaving(MessageFacts facts, FindingSink sink)
    {
        var hop = facts.Chain.BoundaryHop ?? facts.Chain.Hops[0];
        var client = HostEnd.Client(hop);
        var place = SitePlaces.SiteOf(facts.Sites, client);
        var site = SiteLegFinder.SenderSite(facts) ?? place;

        // If FC101 flags lines for the same reason, reporting it again would count it twice.
        if (site is null || site.Firewalls.Entries.Count == 0 || !client.IsTellable || SitePlaces.Holds(site, HostEnd.Server(hop))
            || facts.Chain.PassedList || facts.Chain.PassedForwarder || facts.SiteLegs.Any(l => l.IsRelayed || l.Accused.Count > 0))
        {
            return;
        }

        if (facts.Chain.Hops.Any(h => SitePlaces.IsFirewall(site, HostEnd.Client(h)) || SitePlaces.IsFirewall(site, HostEnd.Server(h))))
        {
            return;
        }

        // Without the name that the client gives itself, which anyone may use.
        var isHost = SitePlaces.SiteOf(facts.Sites, client with { Name = null }) == site;
        var whose = isHost ? $"which is a host of {site.Name} but not one of its firewalls"
            : place == site ? $"which calls itself a host of {site.Name} and is not one of its firewalls"
            : $"which is not a host of {site.Name}";
        var sender = SiteLegFinder.SenderSite(facts) is null
            ? isHost ? "The mail comes from" : "The mail claims to come from"
            : $"The sender's address, {MailText.Clip(SenderAddress(facts, site))}, belongs to";
        sink.Add(FindingOn.Chain(
            Info, facts, hop, TraceField.Address,
            $"{sender} {site.Name}, but {client}, {whose}, handed the mail in (line {hop.Number}). "
            + $"Mail from {site.Name} leaves through its firewalls, and no line shows one.",
            LeavingReasons, [("site", site.Name), ("sender", SenderAddress(facts, site)), ("client", client.ToString())], "leaving"));
    }

    private void Entering(MessageFacts facts, FindingSink sink)
    {
        // The mail entered by the lowest of the consecutive topmost lines that hosts of one site wrote.
        var hops = facts.Chain.Hops;
        if (SitePlaces.SiteOf(facts.Sites, HostEnd.Server(hops[0])) is not { Mine: true } site || site.Firewalls.Entries.Count == 0)
        {
            return;
        }

        var entry = hops.TakeWhile(h => h.Line.Kind == ReceivedKind.Local || SitePlaces.Holds(site, HostEnd.Server(h)))
            .Last(h => SitePlaces.Holds(site, HostEnd.Server(h)) || h == hops[0]);
        var server = HostEnd.Server(entry);
        var client = HostEnd.Client(entry);
        if (entry.IsClaimed || SitePlaces.IsFirewall(site, server) || SitePlaces.Holds(site, client) || SitePlaces.IsGateway(site, client)
            || !client.IsTellable || !HostEnd.IsFullName(server.Name))
        {
            return;
        }

        sink.Add(FindingOn.Chain(
            Info, facts, entry, TraceField.By,
            $"The mail entered {site.Name} at {server}, which took it from {client} (line {entry.Number}). "
            + $"{server} is not one of the firewalls of {site.Name}, through which mail from outside comes in.",
            EnteringReasons, [("site", site.Name), ("by", server.ToString()), ("client", client.ToString())], "entering"));
    }

    private static string? SenderAddress(MessageFacts facts, Site site) =>
        facts.Addresses.From.Append(facts.Addresses.Sender)
            .FirstOrDefault(a => site.HasDomain(MailAddress.DomainOf(a)));
}
