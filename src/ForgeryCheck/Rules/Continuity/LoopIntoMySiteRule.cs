namespace ForgeryCheck.Rules.Continuity;

/// <summary>
/// An external host handed the message to the receiving organisation, yet a lower line says that the same organisation had it before. Forgers write the
/// victim's own mail host into their lines to make them look internal.
/// </summary>
/// <remarks>
/// Forwarders and mailing lists do bring mail back. Then a line in between shows the organisation sending it out: its client is a host of the
/// organisation and its server is not. Such a round trip is ignored. So is a client that calls itself a host of the organisation, as an
/// organisation's second mail host on a rented address does; if the reader declared the site, it is reported, but as an anomaly.
/// </remarks>
internal sealed class LoopIntoMySiteRule : IRule
{
    private static readonly string[] Reasons =
    [
        "The organisation sent the mail out, and it came back through a forwarder that wrote no line.",
        "The message went through an external filter or signature service and came back.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC105", "loop-into-my-site", RuleFamily.Continuity, FindingKind.Contradiction,
        "A line below the hand-over says that the receiving organisation already had the mail");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain.BoundaryHop is not { } boundary)
        {
            return;
        }

        var site = MySite(facts.Sites, boundary);
        var organisation = boundary.ByOrganisation;
        if (site is null && organisation is null)
        {
            return; // No organisation: nothing below can be its own.
        }

        // The client's HELO is its own claim; the reverse name and address are what the receiving host saw.
        var outsider = HostEnd.Client(boundary) with { Name = null };
        if (facts.Chain.Boundary.IsBottom || !outsider.IsTellable
            || (site is not null && SitePlaces.Holds(site, outsider))
            || (organisation is not null && (boundary.ReverseOrganisation == organisation || facts.Organisations.OfNetwork(outsider.Address) == organisation)))
        {
            return; // Not an external host after all.
        }

        foreach (var hop in facts.Chain.Claimed)
        {
            if (IsServerOurs(site, organisation, hop))
            {
                // The line above, by an external host, shows this host, under whatever name, as the client that sent the mail out.
                if (hop.Number > boundary.Number + 1 && facts.Chain.Joints[hop.Number - 2].Match
                    is JointMatch.ReverseName or JointMatch.Address or JointMatch.Name or JointMatch.Organisation)
                {
                    sink.AgreeOnChain(Info, facts);
                    return;
                }

                Say(facts, sink, boundary, hop, site, organisation, IsClientOurs(site, organisation, boundary));
                return;
            }

            // Below the line where it was sent out, it may well have been inside.
            if (IsClientOurs(site, organisation, hop))
            {
                break;
            }
        }

        if (facts.Chain.Claimed.Count > 0)
        {
            sink.AgreeOnChain(Info, facts);
        }
    }

    private void Say(MessageFacts facts, FindingSink sink, Hop boundary, Hop hop, Site? site, string? organisation, bool callsItselfOurs)
    {
        // An organisation derived from names is a guess about who is who; a declared site is what the reader says.
        var declared = site is not null && SitePlaces.Holds(site, HostEnd.Server(hop));
        if (callsItselfOurs && !declared)
        {
            return;
        }

        var unknown = HostEnd.Client(boundary).Address;

        // A large provider's hosts serve many organisations: mail from one of its customers to another legitimately comes back.
        var provider = !declared && boundary.Line.By is { } by && facts.Tables.Providers.Named(by) is not null;
        if (!declared && hop.Number == boundary.Number + 1 && OneHouse.IsOwnFilter(boundary, hop))
        {
            sink.CannotTest(Info, [hop.Number], "the client may be the receiver's own filter under a second name: one program wrote both lines within seconds"
                + (unknown is { } filter ? $"; if so, declare it with --trust {filter}" : ""));
            return;
        }

        var client = HostEnd.Client(boundary);
        var whose = declared ? site!.Name : organisation;
        sink.Add(FindingOn.Line(
            Info, facts, hop, hop.Line.Has(TraceField.By) ? TraceField.By : TraceField.ByAddress,
            $"Line {hop.Number} says that {HostEnd.Server(hop)}, a host of {whose}, had the mail before, but line {boundary.Number} shows that "
            + $"{client}, which is not known to be a host of {whose}, handed it to {whose}. No line between the two shows {whose} sending it out."
            + (unknown is { } address ? $" If {address} is a host of {whose}, declare it with --trust {address}." : ""),
            Reasons,
            [("by", hop.Line.By), ("receiver", boundary.Line.By), ("organisation", whose), ("client", client.ToString())],
            callsItselfOurs ? "own-name" : declared ? "declared" : provider ? "provider" : "worked-out",
            callsItselfOurs || provider ? FindingKind.Anomaly : FindingKind.Contradiction) with
        {
            Fact = declared ? "declared" : Finding.AnyFact,
        });
    }

    private static Site? MySite(Sites sites, Hop boundary)
    {
        foreach (var site in sites.All)
        {
            if (site.Mine && SitePlaces.Holds(site, HostEnd.Server(boundary)))
            {
                return site;
            }
        }

        return null;
    }

    private static bool IsServerOurs(Site? site, string? organisation, Hop hop) =>
        (organisation is not null && hop.ByOrganisation == organisation) || (site is not null && SitePlaces.Holds(site, HostEnd.Server(hop)));

    private static bool IsClientOurs(Site? site, string? organisation, Hop hop) =>
        (organisation is not null && (hop.ReverseOrganisation == organisation || hop.HeloOrganisation == organisation))
        || (site is not null && SitePlaces.Holds(site, HostEnd.Client(hop)));
}
