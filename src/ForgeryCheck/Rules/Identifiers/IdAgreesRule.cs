using ForgeryCheck.Identifiers;

namespace ForgeryCheck.Rules.Identifiers;

/// <summary>
/// FC303: the queue id encodes the time of the line's date, as it does in genuine lines. Supports the line, but not much, since a forger can copy a
/// whole line, and one botnet in 2007 computed its ids correctly. Holds on a host with a wrong clock too.
/// </summary>
internal sealed class IdAgreesRule : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC303", "id-agrees", RuleFamily.Identifiers, FindingKind.Support,
        "The time in a line's queue id agrees with its date");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var id in facts.Ids)
        {
            if (id.AgreesWithDate() is { } decoded)
            {
                sink.Add(Say(facts, id, decoded) with { Fact = decoded.Kind.Name });
            }
            else if ((id.Reading.Decoded ?? id.Reading.Shape) is { WidthMilliseconds: <= ClaimedId.CoarsestClock } other && id.Hop.Line.Date.HasTime)
            {
                sink.Agree(Info, id.Hop, other.Kind.Name, Finding.Differs);
            }
        }
    }

    private Finding Say(MessageFacts facts, ClaimedId id, DecodedId decoded)
    {
        var written = id.Hop.Line.Date.Time!.Value;
        return FindingOn.Line(
            Info, facts, id.Hop, TraceField.Id,
            $"The time in the id {id.Text} of line {id.Hop.Number} is {IdText.When(decoded)} (read as an id of {decoded.Kind.Name}), "
            + $"and the line is dated {ClockText.Moment(written)}: they agree, as they do in genuine lines.",
            [],
            [
                ("id", id.Hop.Line.Id),
                ("kind", decoded.Kind.Name),
                ("idTime", ClockText.Stamp(decoded.Time!.Value)),
                ("lineTime", ClockText.Stamp(written)),
            ]);
    }
}
