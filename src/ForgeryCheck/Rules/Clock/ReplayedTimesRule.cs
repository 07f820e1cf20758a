namespace ForgeryCheck.Rules.Clock;

/// <summary>
/// FC414: claimed lines are days older than the message's own Date field, which matches the hand-over. A host cannot have had a message before it was
/// written. A message that waited for days has an old Date as well: then Date and lines agree, and FC402 reports the gap.
/// </summary>
internal sealed class ReplayedTimesRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The clocks of the hosts that wrote those lines were wrong by days.",
        "An old message was resent with a new Date field and kept its old Received lines.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC414", "replayed-times", RuleFamily.Clock, FindingKind.Contradiction,
        "Lines are days older than the Date field, which fits the hand-over");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Replayed is { } tail)
        {
            sink.Add(Say(facts, tail) with { Causes = [Causes.Writing, Causes.Of(TraceField.Date, tail.Lower)], IsOfLowerLine = true });
        }
        else if (facts.Fields.Lowest is not null && facts.Date is { } date && facts.Chain.BoundaryHop!.Line.Date.Time is { } handOver && ReplayedTail.Fits(date, handOver))
        {
            sink.AgreeOnChain(Info, facts);
        }
    }

    private Finding Say(MessageFacts facts, ReplayedTail tail)
    {
        var (upper, lower, date, _) = tail;
        var written = lower.Line.Date.Time!.Value;
        var handOver = facts.Chain.BoundaryHop!;
        var handOverTime = handOver.Line.Date.Time!.Value;
        var agreeing = AgreeingIds.Of(facts, lower);
        return FindingOn.Joint(
            Info, facts, upper, lower,
            $"Line {lower.Number} says that its host had the message at {ClockText.Moment(written)}, but the Date field says that it was written "
            + $"{ClockText.Span((date - written).TotalSeconds)} later, at {ClockText.Moment(date)}, which fits the hand-over at "
            + $"{ClockText.Moment(handOverTime)} (line {handOver.Number}). A message that had waited would have a Date as old as its lines."
            + (agreeing is { } id ? $" The id {id.Text} of line {lower.Number} agrees with the line's own date, as in a real line from another message." : ""),
            Innocent,
            [
                ("date", ClockText.Stamp(date)),
                ("lineTime", ClockText.Stamp(written)),
                ("handOverTime", ClockText.Stamp(handOverTime)),
                ("seconds", ClockText.Seconds((date - written).TotalSeconds)),
            ],
            field: TraceField.Date);
    }
}
