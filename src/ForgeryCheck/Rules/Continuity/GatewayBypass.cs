using ForgeryCheck.Hosts;

namespace ForgeryCheck.Rules.Continuity;

/// <summary>
/// The gateway bypassed: mail for the reader has to come in through a declared gateway, but an external host handed it directly to the system behind it, as
/// anybody can who knows that system's name ("direct send").
/// </summary>
/// <remarks>
/// The line that shows it is a fact, so the lines are not flagged: the finding is about the client, which is not one that may hand mail in
/// there. An external host can call itself anything, so only an address of the gateway, or a confirmed name, shows that the mail passed it.
/// </remarks>
internal static class GatewayBypass
{
    private const string Fact = "gateway";
    private const string Microsoft = "outlook.com";

    /// <summary>Examines the boundary line of a message for a site that has gateways.</summary>
    internal static void Check(RuleInfo rule, MessageFacts facts, FindingSink sink)
    {
        if (!facts.Sites.HasGateways || facts.Chain.BoundaryHop is not { } hop || Concerned(facts) is not [var site, ..] sites || !MayBeStranger(facts, hop))
        {
            return;
        }

        Gateway[] gateways = [.. sites.SelectMany(s => s.Gateways)];
        if (HasPassed(facts, gateways))
        {
            sink.AgreeOnChain(rule, facts, Fact, kind: FindingKind.Note);
        }
        else if (Unproven(facts, hop, gateways) is { } name)
        {
            sink.CannotTest(rule, [hop.Number], $"the client's name, {MailText.Clip(name)}, is like those of the declared gateway's hosts, but nothing confirms it; "
                + "lookups in the DNS may confirm it, and a gateway can be declared by its address");
        }
        else
        {
            sink.Add(Bypassed(rule, facts, hop, site, gateways));
        }
    }

    private static Finding Bypassed(RuleInfo rule, MessageFacts facts, Hop hop, Site site, Gateway[] gateways)
    {
        var names = string.Join(" or ", gateways.Select(g => g.Name));
        var client = HostEnd.Client(hop);
        var message = $"Mail for {site.Name} must arrive through {names}, but {client} handed it directly to {Name(hop)} (line {hop.Number}), "
            + $"and no trusted line shows {names}: the filter never saw this message.";
        return FindingOn.Chain(
            rule, facts, hop, TraceField.Address, message, Innocent(gateways),
            [("gateway", names), ("site", site.Name), ("by", hop.Line.By), ("client", client.ToString())], "gateway") with
        {
            Fact = Fact,
            IsOfClient = true,
        };
    }

    private static List<string> Innocent(Gateway[] gateways)
    {
        List<string> reasons =
        [
            "A device, a service or a partner is allowed to hand mail in directly; if so, declare its address with --trust.",
            "A user handed the mail in after authentication, which the line does not show.",
        ];
        reasons.AddRange(gateways.Select(g => g.Date is { } date
            ? $"{g.Name} has hosts that rules/{GatewayTable.FileName} does not list; its data are from {date}."
            : "The gateway has hosts that are not declared."));
        return reasons;
    }

    // Mail for another domain need not pass the gateway. Where no recipient is known, the mail is taken to be the reader's.
    private static Site[] Concerned(MessageFacts facts)
    {
        var domains = RecipientDomains.Known(facts.Message, facts.Chain) is { Count: > 0 } known ? known : RecipientDomains.Likely(facts.Message, facts.Chain);
        return [.. facts.Sites.Mine.Where(s => s.Gateways.Count > 0 && (s.Domains.Count == 0 || domains.Count == 0 || domains.Any(s.HasDomain)))];
    }

    private static bool HasPassed(MessageFacts facts, Gateway[] gateways)
    {
        foreach (var hop in facts.Chain.Hops)
        {
            if (hop.IsClaimed)
            {
                break;
            }

            if (Array.Exists(gateways, g => g.Has(hop.ByHost, hop.ByAddress) || g.Has(ConfirmedName(hop), hop.Line.Address)))
            {
                return true;
            }
        }

        return facts.Chain.BoundaryHop?.Line.Address is { } address
            && facts.Names.ConfirmedNames(address)?.Any(name => Array.Exists(gateways, g => g.Has(name, null))) == true;
    }

    /// <summary>The client's name, if it is a gateway's but proves nothing, and nothing contradicts it either; else null.</summary>
    private static string? Unproven(MessageFacts facts, Hop hop, Gateway[] gateways)
    {
        var isOpen = hop.Line.Address is { } address && facts.Names.ConfirmedNames(address) is null && hop.Line.ReverseNote != ReverseNameNote.Unconfirmed;
        return isOpen && hop.ReverseHost is { } reverse && Array.Exists(gateways, g => g.Has(reverse, null)) ? reverse
            : isOpen && hop.HeloHost is { } helo && Array.Exists(gateways, g => g.IsPartial && g.Has(helo, null)) ? helo
            : null;
    }

    /// <summary>Whether the boundary line's client is a host on the Internet that belongs neither to the reader nor to the system that took the mail.</summary>
    private static bool MayBeStranger(MessageFacts facts, Hop hop)
    {
        if (!hop.HasPublicAddress || hop.Line.Kind != ReceivedKind.Smtp || hop.IsAuthenticated || IsInternalToExchange(facts, hop)
            || hop.Line.Address == hop.ByAddress || facts.Chain.Hops.Any(h => !h.IsClaimed && h.IsFetch))
        {
            return false;
        }

        var name = ConfirmedName(hop);
        return !facts.Sites.Mine.Any(s => s.Has(name, hop.Line.Address))
            && (hop.ByOrganisation is not { } own || (facts.Organisations.OfNetwork(hop.Line.Address) != own && !IsOf(facts, own, name, hop.Line.Address)));
    }

    private static bool IsOf(MessageFacts facts, string own, string? name, HostAddress? address) =>
        name is not null && facts.Organisations.Of(name) == own
        && !facts.Tables.CustomerNames.Fits(name, facts.Organisations.RegistrableDomain(name), address);

    // Exchange Online does not write into its line that a client authenticated, but adds this field, and removes it from mail that comes from outside.
    private static bool IsInternalToExchange(MessageFacts facts, Hop hop) =>
        hop.ByOrganisation == Microsoft
        && string.Equals(facts.Message.Header.Text("X-MS-Exchange-Organization-AuthAs"u8), "Internal", StringComparison.OrdinalIgnoreCase);

    private static string? ConfirmedName(Hop hop) => hop.IsReverseNameConfirmed ? hop.ReverseHost : null;

    private static string Name(Hop hop) => hop.Line.By is { } by ? MailText.Clip(by) : "your own system";
}
