namespace ForgeryCheck.Rules.Clock;

/// <summary>
/// FC406: a claimed line is dated after the hand-over, when the message was already in the reader's hands. Unlike two claimed times, that of the hand-over
/// is a fact. What FC401 has reported of the joints above is subtracted first, so that one wrong clock is not reported twice.
/// </summary>
internal sealed class LaterThanHandOverRule : IRule
{
    // Two unsynchronized hosts may differ by minutes (measured: 2 to 4 % of genuine joints run backwards).
    private const double Tolerance = 600;

    private static readonly string[] Innocent =
    [
        "The clock of that host, or of the receiving host, was wrong.",
        "That host has the wrong time zone or missed a change to or from summer time.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC406", "later-than-hand-over", RuleFamily.Clock, FindingKind.Anomaly,
        "A claimed line is dated after the message was handed in");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain.BoundaryHop is not { } boundary)
        {
            return;
        }

        var upper = boundary;
        double reported = 0;
        foreach (var hop in facts.Chain.Claimed)
        {
            reported += TimeRunsBackwardsRule.Backwards(upper, hop) ?? 0;
            upper = hop;
            if (ClockText.SecondsBetween(boundary.Line.Date, hop.Line.Date) is not { } later)
            {
                continue;
            }

            if (later - reported >= Tolerance)
            {
                sink.Add(Say(facts, boundary, hop, later));
                reported = later;
            }
            else
            {
                sink.Agree(Info, hop);
            }
        }
    }

    private Finding Say(MessageFacts facts, Hop boundary, Hop hop, double seconds)
    {
        var handOver = boundary.Line.Date.Time!.Value;
        var claimed = hop.Line.Date.Time!.Value;
        var size = (claimed - handOver).TotalSeconds;
        var agreeing = seconds < TimeRunsBackwardsRule.LongestWrongClock ? AgreeingIds.Of(facts, hop) : null;
        return FindingOn.Line(
            Info, facts, hop, TraceField.Date,
            $"Line {hop.Number} says {ClockText.Moment(claimed)}, but the message was handed in {ClockText.Span(size)} before that, "
            + $"at {ClockText.Moment(handOver)} (line {boundary.Number}). "
            + (agreeing is { } id
                ? $"The time in its id {id.Text} is {IdText.When(id.AgreesWithDate()!.Value)} as well, which suggests a wrong clock on that host rather than a forged line."
                : "A host cannot pass a message on after it has arrived."),
            Innocent,
            [
                ("time", ClockText.Stamp(claimed)),
                ("handOverTime", ClockText.Stamp(handOver)),
                ("seconds", ClockText.Seconds(size)),
            ],
            agreeing is not null ? "id-agrees" : TimeRunsBackwardsRule.Grade(seconds),
            agreeing is not null ? FindingKind.Note : null);
    }
}
