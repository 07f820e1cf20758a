using ForgeryCheck.Chains;
using ForgeryCheck.Facts;
using ForgeryCheck.Findings;
using ForgeryCheck.Sentences;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Clock;

/// <summary>
/// FC401: a line is older than the line below it, although a host prepends its line when it takes the message (RFC 5321 section 4.4). Clocks of
/// honest hosts differ by minutes and often by a whole hour, rarely by days. Two claimed times may both be wrong; at the hand-over the upper one is a
/// fact, so the step proves more there (measured: from ten minutes up to a day, without an agreeing id, 16 of 11,454 honest messages, 15 of them from
/// one host, and 859 of 4,000 of spam). An id that agrees with the later date indicates a host with a wrong clock, which shifts id and date alike
/// (measured: 66 honest lines against 11 of spam).
/// </summary>
internal sealed class TimeRunsBackwardsRule : IRule
{
    // Below a minute clocks differ too often to be worth reporting: 34 % of honest mail of 2002 has such a step.
    internal const double Tolerance = 60;

    private const double Day = 86400;

    // Clocks of honest hosts with agreeing ids were wrong by up to a day (measured); by more, none among 11,454 messages.
    internal const double LongestWrongClock = 2 * Day;

    private static readonly string[] Skew =
    [
        "The clock of one of the two hosts was set wrong.",
        "A host wrote the time when it finished with the message, and the next host when it began.",
    ];

    private static readonly string[] WrongZone =
    [
        "The step is close to a whole number of hours: one of the two hosts may have the wrong zone or missed a change to or from summer time.",
        .. Skew,
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC401", "time-runs-backwards", RuleFamily.Clock, FindingKind.Anomaly,
        "A line bears an earlier time than the line below it",
        OnTrusted: "Trusted hosts wrote both lines, so one of the dates may have been altered in this copy, or the clock of one of the hosts was off by a day or more.");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        Hop? upper = facts.Chain.BoundaryHop;
        foreach (var lower in facts.Chain.Claimed)
        {
            if (upper is not null && ClockText.Step(upper.Line, lower.Line) is not null)
            {
                var fact = IsCertain(facts, upper, lower) ? "hand-over" : "below";
                if (Backwards(upper, lower) is { } seconds)
                {
                    sink.Add(Say(facts, upper, lower, seconds, AgreeingIds.Of(facts, lower)) with { Fact = fact });
                }
                else
                {
                    sink.AgreeOnJoint(Info, lower, fact);
                }
            }

            upper = lower;
        }
    }

    /// <summary>The seconds by which time runs backwards from the lower line to the upper one; null if it does not.</summary>
    internal static double? Backwards(Hop upper, Hop lower) =>
        ClockText.Step(upper.Line, lower.Line) is { } step && step <= -Tolerance ? -step : null;

    /// <summary>The row of the weight table.</summary>
    internal static string Grade(double seconds) => seconds switch
    {
        >= Day => "1d+",
        >= 3600 => "1h-1d",
        >= 600 => "10m-1h",
        _ => "1m-10m",
    };

    /// <summary>
    /// Whether the upper time is a fact. Below the hand-over only if the lower line is later than the hand-over as well, by days: by less, the line
    /// between may be as wrong as the lower one.
    /// </summary>
    private static bool IsCertain(MessageFacts facts, Hop upper, Hop lower) =>
        !upper.IsClaimed || ClockText.SecondsBetween(facts.Chain.BoundaryHop!.Line.Date, lower.Line.Date) >= Day;

    private Finding Say(MessageFacts facts, Hop upper, Hop lower, double seconds, ClaimedId? agreeing)
    {
        var above = upper.Line.Date.Time!.Value;
        var below = lower.Line.Date.Time!.Value;
        var size = (below - above).TotalSeconds;
        var isCertain = IsCertain(facts, upper, lower);
        var isWrongClock = agreeing is not null && seconds < LongestWrongClock;
        var message =
            $"Line {lower.Number} says that its host had the message at {ClockText.Moment(below)}, but line {upper.Number}, "
            + $"written later, says {ClockText.Moment(above)}: {ClockText.Span(size)} earlier. "
            + (agreeing is { } id
                ? $"The id {id.Text} of line {lower.Number} says {IdText.When(id.AgreesWithDate()!.Value)} too, which suggests that "
                    + (isWrongClock ? "the clock of that host was wrong rather than the line invented." : "the line is one of another message, or that the clock of that host was wrong by days.")
                : "Each host puts its line above the older ones, so the upper line should not bear the earlier time.");
        return FindingOn.Joint(
            Info, facts, upper, lower, message, ClockText.IsWholeHours(size) ? WrongZone : Skew,
            [
                ("upperTime", ClockText.Stamp(above)),
                ("lowerTime", ClockText.Stamp(below)),
                ("seconds", ClockText.Seconds(-size)),
            ],
            isWrongClock ? "id-agrees" : Grade(seconds),
            isWrongClock ? FindingKind.Note : isCertain && seconds >= Day ? FindingKind.Contradiction : FindingKind.Anomaly, TraceField.Date);
    }
}
