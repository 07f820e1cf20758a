namespace ForgeryCheck.Rules.Clock;

/// <summary>
/// FC402: the message took days between two hosts. Mail can wait that long in queues and in moderation; lines copied from an old message look the same.
/// </summary>
internal sealed class LongGapRule : IRule
{
    private const double Day = 86400;

    private static readonly string[] Innocent =
    [
        "The message waited: in a queue (RFC 5321 section 4.5.4.1 has hosts retry for 4 to 5 days), for a list moderator, or for a user who fetched it late.",
        "The message was resent or archived days after it arrived.",
        "The clock of one of the two hosts was wrong.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC402", "long-gap", RuleFamily.Clock, FindingKind.Anomaly,
        "More than a day passed between a line and the line below it");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        Hop? upper = facts.Chain.BoundaryHop;
        foreach (var lower in facts.Chain.Claimed)
        {
            // FC414 knows more about a gap if the message was written after it.
            if (upper is not null && ClockText.Step(upper.Line, lower.Line) is { } seconds and >= 0 && facts.Replayed?.Lower != lower)
            {
                var fact = upper.IsClaimed ? "below" : "hand-over";
                if (seconds >= Day && IsOfDate(facts, upper, lower))
                {
                    sink.CannotTest(Info, [upper.Number, lower.Number], "the lower line may say when a draft was begun, or its host's clock is wrong: the Date field is as late as the line above");
                }
                else if (seconds >= Day)
                {
                    sink.Add(Say(facts, upper, lower, seconds) with { Fact = fact });
                }
                else
                {
                    sink.AgreeOnJoint(Info, lower, fact);
                }
            }

            upper = lower;
        }
    }

    /// <summary>Whether the gap lies before the message was completed, according to its Date field.</summary>
    private static bool IsOfDate(MessageFacts facts, Hop upper, Hop lower) =>
        facts.Date is { } date && ReplayedTail.Fits(date, upper.Line.Date.Time!.Value) && OwnOlderLine.Is(facts, lower);

    private Finding Say(MessageFacts facts, Hop upper, Hop lower, double seconds)
    {
        var above = upper.Line.Date.Time!.Value;
        var below = lower.Line.Date.Time!.Value;
        var size = (above - below).TotalSeconds;
        var message =
            $"Line {lower.Number} says {ClockText.Moment(below)}, and line {upper.Number}, the next one up, says {ClockText.Moment(above)}: "
            + $"{ClockText.Span(size)} later. Mail normally goes from host to host within minutes.";
        return FindingOn.Joint(
            Info, facts, upper, lower, message, Innocent,
            [
                ("upperTime", ClockText.Stamp(above)),
                ("lowerTime", ClockText.Stamp(below)),
                ("seconds", ClockText.Seconds(size)),
            ],
            Grade(facts, below, above, seconds), null, TraceField.Date);
    }

    private static string Grade(MessageFacts facts, DateTimeOffset below, DateTimeOffset above, double seconds)
    {
        var waited = facts.Date is { } date && (date - below).Duration() < (date - above).Duration() ? "waited-" : "";
        return waited + (seconds >= 7 * Day ? "7d+" : "1d-7d");
    }
}
