using ForgeryCheck.Facts.Providers;

namespace ForgeryCheck.Rules.Clock;

/// <summary>
/// FC331: the line is by a provider whose clocks are all in one zone, and its date has another offset, or that of the wrong season. Google's lines
/// are in Pacific time wherever the host is: 9,735 of 9,735 genuine ones. A forger who redates an old line keeps its offset, and it is winter time in
/// July.
/// </summary>
internal sealed class ProviderZoneRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The provider has changed its hosts' zone since the table was written (provider-facts.json).",
        "The line was anonymised by hand, or an archive rewrote its date.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC331", "provider-zone", RuleFamily.Clock, FindingKind.Contradiction,
        "A line by a known provider's host is not in that provider's time zone",
        OnTrusted: "A trusted host wrote this line, so either the date or its zone was altered in this copy, or the provider had set this host to another zone.");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var hop in facts.Chain.Claimed)
        {
            if (facts.ProviderOf(hop).Clock is not { } clock || !clock.Zone.Covers(hop.Line.Date))
            {
                continue;
            }

            if (clock.Zone.Agrees(hop.Line.Date))
            {
                sink.Agree(Info, hop, clock.Provider.Name);
            }
            else
            {
                sink.Add(Say(facts, hop, clock.Provider, clock.Zone) with { Fact = clock.Provider.Name, Causes = [Causes.Zone(hop)] });
            }
        }
    }

    private Finding Say(MessageFacts facts, Hop hop, MailProvider provider, ProviderZone zone)
    {
        var date = hop.Line.Date;
        var written = ClockText.Offset(date.OffsetMinutes!.Value);
        var right = ClockText.Offset(zone.OffsetAt(date.UnixMilliseconds));
        var sure = ProviderFacts.IsSure(zone.Agree, zone.Differ);
        return FindingOn.Line(
            Info, facts, hop, TraceField.Date,
            $"Line {hop.Number}, by {MailText.Quote(hop.ByHost)}, is {provider.Name}'s by its host name or form, and hosts of {provider.Name} write their dates in {zone.Name}. "
            + $"On {ClockText.Moment(date.Time!.Value)} that was {right}, but the line says {written}.",
            Innocent,
            [("provider", provider.Name), ("by", hop.ByHost), ("zone", zone.Name), ("offset", written), ("expected", right)],
            kind: sure ? FindingKind.Contradiction : FindingKind.Anomaly);
    }
}
