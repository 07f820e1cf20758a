using ForgeryCheck.Identifiers;

namespace ForgeryCheck.Rules.Identifiers;

/// <summary>
/// FC301: the queue id encodes another time than the line's date. Both come from the host's own clock, so a wrong one shifts both. A forger who
/// changes the date of a real line, or copies an id, makes them differ. Measured: 3 of 51,000 ids of genuine mail are outside the window.
/// </summary>
internal sealed class QueueIdClockRule : IRule
{
    private const long Day = 86_400_000;

    private static readonly string[] Innocent =
    [
        "The host kept the message and rewrote the line much later, under the old id.",
        "The program writes its own ids, which only look like those of the product that it names.",
        "The clock of that host was reset after it made the id and before it wrote the line.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC301", "queue-id-clock", RuleFamily.Identifiers, FindingKind.Contradiction,
        "The time in a line's queue id does not match its date",
        OnTrusted: "A trusted host wrote this line, so either the date or the id was altered in this copy, or the host wrote the line long after it made the id.");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var id in facts.Ids)
        {
            if (id.Reading is not { Brand: not IdBrand.None, Decoded: { Certainty: not IdCertainty.Weak } decoded }
                || IdWindow.Outside(decoded, id.Hop.Line.Date) is not { } outside)
            {
                continue;
            }

            if (outside != 0)
            {
                sink.Add(Say(facts, id, decoded, outside) with { Fact = decoded.Kind.Name });
            }
            else
            {
                sink.Agree(Info, id.Hop, decoded.Kind.Name);
            }
        }
    }

    private Finding Say(MessageFacts facts, ClaimedId id, DecodedId decoded, long outside)
    {
        var written = id.Hop.Line.Date.Time!.Value;
        var size = decoded.SkewFrom(written.ToUnixTimeMilliseconds())!.Value / 1000.0;
        var isFar = Math.Abs(outside) >= Day;
        var grade = isFar ? "off-1d+" : "off-10m-1d";

        // Recognised by the shape of the id alone: another program's counter may have that shape.
        var isNamed = id.Reading.Brand == IdBrand.Named;
        return FindingOn.Line(
            Info, facts, id.Hop, TraceField.Id,
            $"The time in the id {id.Text} of line {id.Hop.Number} is {IdText.When(decoded)} (read as an id of {decoded.Kind.Name}), "
            + $"but the line is dated {ClockText.Moment(written)}: the id is {ClockText.Span(size)} {(size > 0 ? "later" : "earlier")}. "
            + "A host takes both from one clock, within one session.",
            Innocent,
            [
                ("id", id.Hop.Line.Id),
                ("kind", decoded.Kind.Name),
                ("idTime", ClockText.Stamp(decoded.Time!.Value)),
                ("lineTime", ClockText.Stamp(written)),
                ("seconds", ClockText.Seconds(size)),
            ],
            isNamed ? grade : $"unnamed-{grade}", isFar && isNamed ? FindingKind.Contradiction : FindingKind.Anomaly);
    }
}
