namespace ForgeryCheck.Rules.Clock;

/// <summary>
/// FC401: a line is older than the line below it, although a host prepends its line when it takes the message (RFC 5321 section 4.4). Clocks of
/// genuine hosts differ by minutes and often by a whole hour, rarely by days. Two claimed times may both be wrong; at the hand-over the upper one is a
/// fact, so the step proves more there (measured: from ten minutes up to a day, without an agreeing id, 16 of 11,454 genuine messages, 15 of them from
/// one host, and 859 of 4,000 spam messages). An id that agrees with the later date indicates a host with a wrong clock, which shifts id and date alike
/// (measured: 66 genuine lines against 11 in spam).
/// </summary>
internal sealed class TimeRunsBackwardsRule : IRule
{
    // Below a minute clocks differ too often to be worth reporting: 34 % of genuine mail from 2002 has such a step.
    internal const double Tolerance = 60;

    private const double Day = 86400;

    // Clocks of genuine hosts with agreeing ids were wrong by up to a day (measured); by more, none among 11,454 messages.
    internal const double LongestWrongClock = 2 * Day;

    private static readonly string[] Skew =
    [
        "The clock of one of the two hosts was wrong.",
        "One host recorded the time when it finished with the message, and the next host when it started.",
    ];

    private static readonly string[] WrongZone =
    [
        "The difference is close to a whole number of hours: one of the two hosts may have the wrong time zone or have missed a change to or from summer time.",
        .. Skew,
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC401", "time-runs-backwards", RuleFamily.Clock, FindingKind.Anomaly,
        "A line has an earlier time than the line below it",
        OnTrusted: "Trusted hosts wrote both lines, so either one of the dates was altered in this copy, or the clock of one of the hosts was off by a day or more.");

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
                ? $"The time in the id {id.Text} of line {lower.Number} is {IdText.When(id.AgreesWithDate()!.Value)} as well, which suggests "
                    + (isWrongClock ? "a wrong clock on that host rather than a forged line." : "that the line is from another message, or that the clock of that host was wrong by days.")
                : "Each host adds its line above the older ones, so the upper line should not have the earlier time.");
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
