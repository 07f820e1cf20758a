using ForgeryCheck.Chains;
using ForgeryCheck.Facts;
using ForgeryCheck.Findings;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Continuity;

/// <summary>
/// Check A. Mail from one declared site to another goes from a firewall of the one straight to a firewall of the other; a line that shows a host of
/// neither in between is forged.
/// </summary>
/// <remarks>
/// Which line is the forged one? Let fw-b, a firewall of site B, write line e about its client, and let something below, or the sender's address, say
/// that the mail is site A's.
/// <list type="bullet">
/// <item>Line e shows the stranger C and can be trusted (it is the boundary line or above): that C handed the mail in is a fact. Then A's firewall
/// did not give it to C, and the invention begins below: the lines that show C, from e + 1 on.</item>
/// <item>Line e shows C and is trusted, but line e + 1 was already written by A: no line shows how C got the mail. Then line e + 1 is the invented
/// (or copied) one.</item>
/// <item>Line e shows C and is itself a claim (below the boundary): it says what fw-b would never write about mail from A. The line itself is at
/// fault, and so are the lines below it that show C.</item>
/// <item>Line e shows A's firewall, but a line below it shows the mail at C after A had it: the passage was direct, so the lines that show C are the
/// invented ones, wherever line e is.</item>
/// <item>C is below the last line of A: that is how the mail reached A, which is A's affair. Nothing is reported. Nor is anything if the mail was in
/// B before: that is a loop (FC105).</item>
/// </list>
/// A contradiction if the chain itself shows a host of A. If only From or the envelope names A it is no more than an anomaly: a false From does not
/// make the lines false. The same if the mail was visibly forwarded by a list or a forwarder.
/// </remarks>
internal sealed class ForeignHostBetweenSitesRule : IRule
{
    private static readonly string[] Reasons =
    [
        "A mailing list or a forwarding address lies between the two sites.",
        "One of the sites uses a host or a mail service that the sites file does not name yet.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC101", "foreign-host-between-sites", RuleFamily.Continuity, FindingKind.Contradiction,
        "Between two declared sites the mail passed a host that belongs to neither");

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
        var expected = $"Mail from {leg.From.Name} to {leg.To.Name} goes straight from a firewall of the one to a firewall of the other";
        var why = leg.Source is { } source
            ? $"line {source.Number} has it at {leg.From.Name}"
            : $"its sender's address is an address of {leg.From.Name}";
        if (hop == leg.Source && SitePlaces.Holds(leg.From, HostEnd.Server(hop)))
        {
            return $"Line {hop.Number} says that the mail was at {HostEnd.Server(hop)}, a host of {leg.From.Name}, but line {leg.Entry.Number} says "
                + $"that {HostEnd.Client(leg.Entry)}, which belongs to neither site, handed it to {leg.To.Name}. {expected}.";
        }

        var direct = leg.EntryIsForeign
            ? ""
            : $" Line {leg.Entry.Number} says that {HostEnd.Client(leg.Entry)} handed it straight to {leg.To.Name}.";
        return $"Line {hop.Number} shows the mail at {host}, which belongs neither to {leg.From.Name} nor to {leg.To.Name}. "
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
