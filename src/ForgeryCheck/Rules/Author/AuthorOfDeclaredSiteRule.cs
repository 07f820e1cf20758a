using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Author;

/// <summary>
/// FC806: From names an address of a declared site, but a host outside the site handed the mail in, and nothing authenticates the
/// site. The plain form of a false sender, and the only one that can be detected without SPF, DKIM or DMARC.
/// </summary>
internal sealed class AuthorOfDeclaredSiteRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The author wrote from outside, through another provider, or a service sends for the site.",
        "The site has hosts that the sites file does not list yet.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC806", "author-of-declared-site", RuleFamily.Author, FindingKind.Contradiction,
        "The author is at a declared site, but none of its hosts handed the mail in");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        var authentication = facts.Authentication;
        if (facts.Sites.All.Count == 0 || facts.Chain.BoundaryHop is not { } hop || hop.IsAuthenticated || authentication.IsSaidMediated
            || authentication.Author.Domain is not { } domain || facts.Sites.SiteOfDomain(domain) is not { } site || site.Firewalls.Entries.Count == 0)
        {
            return;
        }

        // HELO is the client's own claim; only its address, and the name found for it, can make it one of the site's hosts.
        var client = HostEnd.Client(hop) with { Name = null };
        if (!client.IsTellable && HostEnd.Client(hop).Address is null)
        {
            return;
        }

        if (authentication.Passed is not null || SitePlaces.Holds(site, client) || client.Address is { } inner && HostEnd.IsInternal(inner)
            || facts.Chain.Hops.Any(h => !h.IsClaimed && SitePlaces.IsFirewall(site, HostEnd.Client(h) with { Name = null })))
        {
            sink.AgreeOnChain(Info, facts);
            return;
        }

        sink.Add(FindingOn.Chain(
            Info, facts, hop, TraceField.Address,
            $"From names {MailText.Clip(authentication.Author.Addresses[0])}, an address of {site.Name}, but {client}, which is not a host of "
            + $"{site.Name}, handed the mail in (line {hop.Number}). Nothing else shows that {site.Name} sent it.",
            Innocent, [("site", site.Name), ("from", authentication.Author.Addresses[0]), ("client", client.ToString())]));
    }
}
