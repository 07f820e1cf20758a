namespace ForgeryCheck.Rules.Clock;

/// <summary>
/// FC411: compares the Date field with the lowest claimed line. A program writes the Date when the message is completed, and the first server takes it
/// seconds later (measured: three of four genuine messages within a minute). Lines of another message, or lines whose times were computed backwards
/// from the hand-over, come out too early or too late.
/// </summary>
internal sealed class DateFieldAndChainRule : IRule
{
    private const double Minute = 60, Hour = 3600, Day = 86400;

    private static readonly string[] WrittenLater =
    [
        "The author's clock is fast, or its zone is set wrong: Date comes from the author's own clock.",
        "The clock of the first server was wrong.",
    ];

    private static readonly string[] WrittenEarlier =
    [
        "The message was in a drafts folder, an outbox or a queue before it was sent.",
        "The author's clock is slow, or its zone is set wrong: Date comes from the author's own clock.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC411", "date-field-and-chain", RuleFamily.Clock, FindingKind.Anomaly,
        "The Date field does not fit the time of the lowest line");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.SecondsFromDateToLowest is not { } seconds || facts.Fields.Lowest is not { } lowest)
        {
            return;
        }

        if (seconds is >= -1 and <= Minute)
        {
            sink.Add(Say(facts, lowest, "agrees", FindingKind.Support));
        }
        else if (seconds <= -Day && OwnOlderLine.Is(facts, lowest))
        {
            sink.CannotTest(Info, [lowest.Number], "the line may say when a draft was begun, or its host's clock is wrong");
        }
        else if (Grade(seconds) is { } grade)
        {
            sink.Add(Say(facts, lowest, grade, FindingKind.Anomaly));
        }
        else
        {
            sink.AgreeOnChain(Info, facts, outcome: "nearly");
        }
    }

    private static string? Grade(double seconds) => seconds switch
    {
        <= -Day => "date-later-1d+",
        <= -Hour => "date-later-1h-1d",
        <= -10 * Minute => "date-later-10m-1h",
        <= -Minute => "date-later-1m-10m",
        <= -10 => "date-later-10s-1m",
        >= 7 * Day => "date-earlier-7d+",
        >= Day => "date-earlier-1d-7d",
        >= Hour => "date-earlier-1h-1d",
        >= 10 * Minute => "date-earlier-10m-1h",
        _ => null,
    };

    private Finding Say(MessageFacts facts, Hop lowest, string grade, FindingKind kind)
    {
        var written = facts.Fields.Date.Time!.Value;
        var taken = lowest.Line.Date.Time!.Value;
        var size = (taken - written).TotalSeconds;
        var which = LowestLine.Of(facts, lowest);
        var text = kind == FindingKind.Support
            ? $"The Date field says {ClockText.Moment(written)}, and {which} says {ClockText.Moment(taken)}: by these times the first server took the message within a minute, as usual."
            : size < 0
                ? $"The Date field says {ClockText.Moment(written)}, but line {lowest.Number} says that its host had the message {ClockText.Span(size)} earlier, at {ClockText.Moment(taken)}."
                : $"The Date field says {ClockText.Moment(written)}, and {which} says {ClockText.Moment(taken)}, {ClockText.Span(size)} later. The first server normally takes a message within a minute.";
        return FindingOn.Header(
            Info, facts, facts.Fields.DateField, kind == FindingKind.Support ? [lowest.Number] : [], text,
            kind == FindingKind.Support ? [] : size < 0 ? WrittenLater : WrittenEarlier,
            [("date", ClockText.Stamp(written)), ("lineTime", ClockText.Stamp(taken)), ("seconds", ClockText.Seconds(size))],
            grade, kind) with
        {
            Causes = [HasWrongClock(facts, lowest) ? Causes.Of(TraceField.Date, lowest) : Causes.Writing],
        };
    }

    /// <summary>
    /// Whether the lowest line is hours ahead of the line above it: FC401 reports that clock, and the distance from the Date is another symptom of
    /// it.
    /// </summary>
    private static bool HasWrongClock(MessageFacts facts, Hop lowest) =>
        lowest.Number > 1 && TimeRunsBackwardsRule.Backwards(facts.Chain.Hops[lowest.Number - 2], lowest) is < Day;
}
