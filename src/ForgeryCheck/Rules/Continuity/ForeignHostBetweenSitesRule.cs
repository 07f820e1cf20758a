namespace ForgeryCheck.Rules.Continuity;

/// <summary>
/// FC101. Mail from one declared site to another goes directly from one site's firewall to the other's; a line that shows a host of
/// neither in between is forged.
/// </summary>
/// <remarks>
/// Which line is the forged one? Let fw-b, a firewall of site B, write line e about its client, and let something below, or the sender's address, say
/// that the mail comes from site A.
/// <list type="bullet">
/// <item>Line e shows the external host C and can be trusted (it is the boundary line or above): that C handed the mail in is a fact. Then A's firewall
/// did not give it to C, and the forgery begins below: the lines that show C, from e + 1 down.</item>
/// <item>Line e shows C and is trusted, but line e + 1 was already written by A: no line shows how C got the mail. Then line e + 1 is the forged
/// (or copied) one.</item>
/// <item>Line e shows C and is itself a claim (below the boundary): it says what fw-b would never write about mail from A. The line itself is
/// flagged, and so are the lines below it that show C.</item>
/// <item>Line e shows A's firewall, but a line below it shows the mail at C after A had it: the mail went directly, so the lines that show C are the
/// forged ones, wherever line e is.</item>
/// <item>C is below the last line of A: that is how the mail reached A, and nothing is reported. The same applies if the mail was in
/// B before: that is a loop (FC105).</item>
/// </list>
/// A contradiction if the chain itself shows a host of A. If only From or the envelope names A it is no more than an anomaly: a false From does not
/// make the lines false. The same if the mail was visibly forwarded by a list or a forwarder.
/// </remarks>
internal sealed class ForeignHostBetweenSitesRule : IRule
{
    private static readonly string[] Reasons =
    [
        "A mailing list or a forwarding address is between the two sites.",
        "One of the sites uses a host or a mail service that the sites file does not list yet.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC101", "foreign-host-between-sites", RuleFamily.Continuity, FindingKind.Contradiction,
        "Mail between two declared sites passed a host that belongs to neither");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var leg in facts.SiteLegs)
        {
            // A name in From and signs of a list: every mailing list looks like that.
            if (leg.Source is null && leg.IsRelayed)
            {
                continue;
            }

            foreach (var hop in leg.Accused)
            {
                var grade = leg.IsRelayed ? "relayed" : leg.Source is null ? "sender" : "chain";
                var end = ForeignEnd(leg, hop);
                sink.Add(FindingOn.Line(
                    Info, facts, hop, end.Field, Message(leg, hop, end.Host), Reasons,
                    [("host", end.Host.ToString()), ("from", leg.From.Name), ("to", leg.To.Name), ("entryLine", Text(leg.Entry.Number))],
                    grade, grade == "chain" ? FindingKind.Contradiction : FindingKind.Anomaly));
            }
        }
    }

    private static string Message(SiteLeg leg, Hop hop, HostEnd host)
    {
        var expected = $"Mail from {leg.From.Name} to {leg.To.Name} goes directly from one site's firewall to the other's";
        var why = leg.Source is { } source
            ? $"line {source.Number} shows it at {leg.From.Name}"
            : $"the sender's address belongs to {leg.From.Name}";
        if (hop == leg.Source && SitePlaces.Holds(leg.From, HostEnd.Server(hop)))
        {
            return $"Line {hop.Number} says that the mail was at {HostEnd.Server(hop)}, a host of {leg.From.Name}, but line {leg.Entry.Number} says "
                + $"that {HostEnd.Client(leg.Entry)}, which belongs to neither site, handed it to {leg.To.Name}. {expected}.";
        }

        var direct = leg.EntryIsForeign
            ? ""
            : $" Line {leg.Entry.Number} says that {HostEnd.Client(leg.Entry)} handed it directly to {leg.To.Name}.";
        return $"Line {hop.Number} shows the mail at {host}, which belongs to neither {leg.From.Name} nor {leg.To.Name}. "
            + $"{expected}, and {why}.{direct}";
    }

    // The server, on a line below the entry; on the entry itself, whose server is the site's own, the client.
    private static (HostEnd Host, TraceField Field) ForeignEnd(SiteLeg leg, Hop hop)
    {
        if (hop == leg.Source && SitePlaces.Holds(leg.From, HostEnd.Server(hop)))
        {
            return (HostEnd.Client(leg.Entry), TraceField.By);
        }

        return hop != leg.Entry
            ? (HostEnd.Server(hop), TraceField.By)
            : (HostEnd.Client(hop), hop.Line.Has(TraceField.Address) ? TraceField.Address : TraceField.Helo);
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
