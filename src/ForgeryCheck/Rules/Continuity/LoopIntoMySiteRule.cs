using ForgeryCheck.Authentication;

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
        if (facts.Chain.Boundary.IsBottom || !outsider.IsTellable || IsMine(facts.Sites, outsider)
            || (organisation is not null && (boundary.ReverseOrganisation == organisation || facts.Organisations.OfNetwork(outsider.Address) == organisation)))
        {
            return; // Not an external host after all.
        }

        foreach (var hop in facts.Chain.Claimed)
        {
            if (IsServerOurs(site, organisation, boundary, hop))
            {
                // The line above, by an external host, shows this host, under whatever name, as the client that sent the mail out.
                if (hop.Number > boundary.Number + 1 && facts.Chain.Joints[hop.Number - 2].Match
                    is JointMatch.ReverseName or JointMatch.Address or JointMatch.Name or JointMatch.Organisation)
                {
                    sink.AgreeOnChain(Info, facts);
                    return;
                }

                // No client has the receiving host's own name: whoever greets with it, and is not known by it in the DNS, is not the receiver's second host. In a
                // copy whose names were made unreadable both hosts may have one name; there, too, nothing is recorded of the DNS.
                var greetsAsServer = boundary.HeloHost is { } helo && helo == boundary.ByHost && boundary.ReverseHost != helo
                    && boundary.Line.ReverseNote != ReverseNameNote.NotRecorded;
                Judge(facts, sink, boundary, hop, site, !greetsAsServer && IsClientOurs(site, organisation, boundary));
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

    private void Judge(MessageFacts facts, FindingSink sink, Hop boundary, Hop hop, Site? site, bool callsItselfOurs)
    {
        // An organisation derived from names is a guess about who is who; a declared site is what the reader says.
        var isDeclared = site is not null && SitePlaces.Holds(site, HostEnd.Server(hop));
        if (callsItselfOurs && !isDeclared)
        {
            return;
        }

        // Where the names say it too, a value of --trust adds nothing: it does not say that mail comes in only there.
        var declared = isDeclared && (!site!.IsTrustOnly || hop.ByOrganisation is null || hop.ByOrganisation != boundary.ByOrganisation) ? site : null;
        if (WhyNot(facts, boundary, hop, isDeclared: declared is { IsTrustOnly: false }) is { } reason)
        {
            sink.CannotTest(Info, [hop.Number], reason);
            return;
        }

        // A large provider's hosts serve many organisations: mail from one of its customers to another legitimately comes back.
        var provider = declared is null && boundary.Line.By is { } by && facts.Tables.Providers.Named(by) is not null;
        var insideName = hop.Number == boundary.Number + 1 && OneHouse.HasInsideName(facts, boundary, hop);
        var grade = callsItselfOurs ? "own-name" : insideName ? "inside-name" : declared is not null ? "declared" : provider ? "provider" : "worked-out";
        var isWeak = callsItselfOurs || insideName || provider || declared is { IsTrustOnly: true };
        sink.Add(Say(facts, boundary, hop, declared, insideName) with
        {
            Grade = grade,
            Kind = isWeak ? FindingKind.Anomaly : FindingKind.Contradiction,
            Fact = declared is not null ? "declared" : Finding.AnyFact,
        });
    }

    private Finding Say(MessageFacts facts, Hop boundary, Hop hop, Site? declared, bool insideName)
    {
        var client = HostEnd.Client(boundary);
        var whose = declared?.Name ?? boundary.ByOrganisation;
        var member = declared?.Member ?? $"a host of {whose}";
        return FindingOn.Line(
            Info, facts, hop, hop.Line.Has(TraceField.By) ? TraceField.By : TraceField.ByAddress,
            $"Line {hop.Number} says that {HostEnd.Server(hop)}, {member}, had the mail before, but line {boundary.Number} shows that "
            + $"{client}, which is not known to be {member}, handed it to {HostEnd.Server(boundary)}. No line between the two shows {whose} sending it out."
            + (insideName ? $" The client called itself {MailText.Clip(boundary.Line.Helo)}, as that host may inside, but anybody can." : "")
            + (client.Address is { } address ? $" If {address} is {member}, declare it with --trust {address}." : ""),
            Reasons,
            [("by", hop.Line.By), ("receiver", boundary.Line.By), ("organisation", whose), ("client", client.ToString())]);
    }

    /// <summary>Why the client may be the receiver's own after all, or the mail have come back; null if nothing shows it.</summary>
    private static string? WhyNot(MessageFacts facts, Hop boundary, Hop hop, bool isDeclared)
    {
        if (OneHouse.CameBackFromAuthor(facts, boundary, hop))
        {
            return $"{boundary.ByOrganisation} may have sent the mail through an outside filter that wrote no line; the author is authenticated";
        }

        if (OneHouse.IsResentByUser(facts, boundary))
        {
            return "a user who authenticated resent the message, with the lines of its first way";
        }

        if (ListOf(facts, boundary) is { } list && hop.Number > boundary.Number + 1 && facts.Chain.Hops[boundary.Number].ByOrganisation == list)
        {
            return $"the client is a host of {list}, whose list took the mail in and brings a member's post back to its own organisation";
        }

        var own = OneHouse.OwnClient(facts.Chain, boundary) is { } reason ? $"the client may be the receiver's own: {reason}"
            : !isDeclared && hop.Number == boundary.Number + 1 && OneHouse.IsOwnFilter(boundary, hop)
            ? "the client may be the receiver's own filter under a second name: one program wrote both lines within seconds"
            : null;
        return own is not null && boundary.Line.Address is { } address ? $"{own}; if so, declare it with --trust {address}" : own;
    }

    /// <summary>The organisation whose list the mail is from, as the client's confirmed name shows. A customer's machine is no list's host.</summary>
    private static string? ListOf(MessageFacts facts, Hop boundary) =>
        facts.Chain.PassedList && boundary is { IsReverseNameConfirmed: true, ReverseOrganisation: { } list, ReverseHost: { } name, Line.Address: { } address }
        && !facts.Tables.CustomerNames.Fits(name, facts.Organisations.RegistrableDomain(name), address) && ListPlace.IsOf(facts.Fields, list, facts.Organisations)
            ? list
            : null;

    private static Site? MySite(Sites sites, Hop boundary)
    {
        foreach (var site in sites.Mine)
        {
            if (SitePlaces.Holds(site, HostEnd.Server(boundary)))
            {
                return site;
            }
        }

        return null;
    }

    private static bool IsMine(Sites sites, HostEnd client)
    {
        foreach (var site in sites.Mine)
        {
            if (SitePlaces.Holds(site, client))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsServerOurs(Site? site, string? organisation, Hop boundary, Hop hop) =>
        (organisation is not null && hop.ByOrganisation == organisation)
        || (site is not null && SitePlaces.Holds(site, HostEnd.Server(hop))
            && (!site.IsTrustOnly || site.Firewalls.HasTogether((boundary.ByHost, boundary.ByAddress), (hop.ByHost, hop.ByAddress))));

    private static bool IsClientOurs(Site? site, string? organisation, Hop hop) =>
        (organisation is not null && (hop.ReverseOrganisation == organisation || hop.HeloOrganisation == organisation))
        || (site is not null && SitePlaces.Holds(site, HostEnd.Client(hop)));
}
