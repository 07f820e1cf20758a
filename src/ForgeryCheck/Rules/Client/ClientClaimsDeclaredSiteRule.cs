using ForgeryCheck.Hosts;
using ForgeryCheck.Rules.Consistency;

namespace ForgeryCheck.Rules.Client;

/// <summary>
/// FC702: the client called itself by a name of a site, but neither its address nor its
/// reverse name is the site's. HELO is the client's own claim (RFC 5321 section 4.1.4); the user's declaration is not.
/// </summary>
internal sealed class ClientClaimsDeclaredSiteRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The site has hosts or networks that the sites file does not list yet.",
        "A service sends for the site and greets with the site's name.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC702", "client-claims-declared-site", RuleFamily.Client, FindingKind.Contradiction,
        "The client called itself by a name of a declared site, but is not one of its hosts");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Sites.All.Count == 0 || facts.Chain.BoundaryHop is not { HeloHost: { } helo } hop || hop.IsAuthenticated
            || Clients.HandOverAddress(facts) is not { } address || Claimed(facts.Sites, helo) is not { } site || !IsTellable(site, hop))
        {
            return;
        }

        if (IsHost(site, hop, address))
        {
            sink.AgreeOnChain(Info, facts);
            return;
        }

        var name = hop.ReverseHost is null ? "" : $", and for which {Clients.Receiver(hop)} found the name {MailText.Clip(hop.Line.ReverseName)}";
        sink.Add(FindingOn.Chain(
            Info, facts, hop, TraceField.Helo,
            $"The host that handed the mail in (line {hop.Number}) called itself {MailText.Quote(hop.Line.Helo)}, a name of {site.Name}. It is not {site.Member}: it connected from {address}, "
            + $"which is not an address of that site{name}.",
            Innocent,
            [("site", site.Name), ("helo", hop.Line.Helo), ("address", address.ToString()), ("reverseName", hop.Line.ReverseName)]));
    }

    private static Site? Claimed(Sites sites, string helo)
    {
        foreach (var site in sites.All)
        {
            if (site.HasDomain(helo) || site.Firewalls.HasName(helo))
            {
                return site;
            }
        }

        return null;
    }

    // Without a declared address, only the recorded name of the client's address can show it.
    private static bool IsTellable(Site site, Hop hop) =>
        hop.ReverseHost is not null || site.Firewalls.HasBlocks || site.Networks.HasBlocks;

    private static bool IsHost(Site site, Hop hop, HostAddress address) =>
        site.Firewalls.HasAddress(address) || site.HasInside(address)
        || (hop.ReverseHost is { } reverse && (site.HasDomain(reverse) || site.Firewalls.HasName(reverse) || site.Networks.HasName(reverse)));
}
