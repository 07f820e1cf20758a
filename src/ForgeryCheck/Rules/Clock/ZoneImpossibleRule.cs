namespace ForgeryCheck.Rules.Clock;

/// <summary>
/// FC404: an offset from UTC that no place on Earth has: beyond -1200 and +1400, or with minutes that are not a multiple of 15. Forging programs add
/// random numbers to the offset; 5 % of the 2007 spam has such a line, genuine mail none.
/// </summary>
internal sealed class ZoneImpossibleRule : IRule
{
    private static readonly string[] Innocent =
    [
        "A host was set to local mean time or to an invented zone, or its clock counts leap seconds.",
        "A program wrote something else in place of the offset.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC404", "zone-impossible", RuleFamily.Clock, FindingKind.Contradiction,
        "A line's date has a UTC offset that no place uses",
        OnTrusted: "A trusted host wrote this line, so either its zone was altered in this copy, or the host's zone was set wrong.");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var hop in facts.Chain.Claimed)
        {
            var date = hop.Line.Date;

            // Without a sign it may not be an offset: AOL of 2002 wrote "07:36:13 2000". A year there is bad form, not a contradiction.
            if (date.Has(DateFaults.UnusualZone) || date.OffsetMinutes is null)
            {
                continue;
            }

            if (!date.Has(DateFaults.ImpossibleZone))
            {
                sink.Agree(Info, hop);
                continue;
            }

            // A host whose zone data include leap seconds ("right/...") is half a minute off its zone and writes -0259 for -0300.
            var minuteOff = date.OffsetMinutes is >= -721 and <= 841 && Math.Abs(date.OffsetMinutes.Value) % 15 is 1 or 14;
            var written = hop.Line.DateText ?? "";
            sink.Add(FindingOn.Line(
                Info, facts, hop, TraceField.Date,
                $"Line {hop.Number} is dated {MailText.Quote(written)}. "
                + "No place on Earth has such a UTC offset: offsets are between -1200 and +1400, and their minutes are a multiple of 15.",
                Innocent, [("date", written)],
                minuteOff ? "minute-off" : null, minuteOff ? FindingKind.Anomaly : FindingKind.Contradiction) with
            { Causes = [Causes.Zone(hop)] });
        }
    }
}
