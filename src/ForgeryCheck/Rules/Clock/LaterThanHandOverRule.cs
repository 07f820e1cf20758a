using ForgeryCheck.Chains;
using ForgeryCheck.Facts;
using ForgeryCheck.Findings;
using ForgeryCheck.Sentences;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Clock;

/// <summary>
/// FC406: a claimed line is dated after the hand-over, when the message was already in the reader's hands. Unlike two claimed times, the hand-over's
/// is a fact. What FC401 has reported of the joints above is subtracted first, so that one wrong clock is not reported twice.
/// </summary>
internal sealed class LaterThanHandOverRule : IRule
{
    // Two unsynchronized hosts may differ by minutes (measured: 2 to 4 % of honest joints run backwards).
    private const double Tolerance = 600;

    private static readonly string[] Innocent =
    [
        "The clock of that host, or of the receiving host, was set wrong.",
        "That host has the wrong zone or missed a change to or from summer time.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC406", "later-than-hand-over", RuleFamily.Clock, FindingKind.Anomaly,
        "A claimed line bears a time after the message was handed in");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain.BoundaryHop is not { } boundary)
        {
            return;
        }

        var upper = boundary;
        double told = 0;
        foreach (var hop in facts.Chain.Claimed)
        {
            told += TimeRunsBackwardsRule.Backwards(upper, hop) ?? 0;
            upper = hop;
            if (ClockText.SecondsBetween(boundary.Line.Date, hop.Line.Date) is not { } later)
            {
                continue;
            }

            if (later - told >= Tolerance)
            {
                sink.Add(Say(facts, boundary, hop, later));
                told = later;
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
                ? $"Its id {id.Text} says {IdText.When(id.AgreesWithDate()!.Value)} too, which suggests that the clock of that host was wrong rather than the line invented."
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
