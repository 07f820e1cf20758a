using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Clock;

/// <summary>
/// FC413: compares the times in DKIM signatures (RFC 6376 section 3.5, t= and x=) and ARC seals (RFC 8617 section 4.1.3) with the lines. A message is
/// signed in transit, after the lowest line and within minutes of it; the signature of one message does not match the lines of another.
/// </summary>
internal sealed class SignedTimeRule : IRule
{
    private const double Hour = 3600, Day = 86400, Week = 7 * 86400;

    private static readonly string[] Early =
    [
        "The clock of the signing host, or of the first host on the way, was wrong.",
        "A program signed the message and kept it before it was sent.",
    ];

    private static readonly string[] Late =
    [
        "The message waited in a queue or was resent, and only a later host signed it.",
    ];

    private static readonly string[] Expired =
    [
        "The message waited in a queue, or was fetched or resent long after it was written.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC413", "signed-time", RuleFamily.Clock, FindingKind.Anomaly,
        "The time in a DKIM or ARC signature does not fit the lines");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Fields.Lowest is not { } lowest || facts.Chain.BoundaryHop is not { } boundary)
        {
            return;
        }

        var signed = facts.Fields.Signed;
        if (signed.Earliest is { } made && SecondsFrom(lowest, made) is { } seconds)
        {
            if (seconds <= -10 * 60)
            {
                sink.Add(Say(facts, signed.EarliestField, made, lowest, seconds, Grade(seconds)));
            }
            else if (seconds >= Week)
            {
                sink.Add(Say(facts, signed.EarliestField, made, lowest, seconds, "after-lowest-7d+"));
            }
            else
            {
                sink.AgreeOnChain(Info, facts);
            }
        }

        if (signed.Expiry is { } expiry && SecondsFrom(boundary, expiry) is <= -Hour)
        {
            var end = DateTimeOffset.FromUnixTimeMilliseconds(expiry);
            sink.Add(FindingOn.Header(
                Info, facts, signed.ExpiryField, [],
                $"A signature of this message expired at {ClockText.Moment(end)}, before the message was handed in at {ClockText.Moment(boundary.Line.Date.Time!.Value)}.",
                Expired, [("expiry", ClockText.Stamp(end)), ("handOverTime", ClockText.Stamp(boundary.Line.Date.Time!.Value))], "expired", FindingKind.Note) with
            { Fact = "expiry" });
        }
    }

    // A server retries for about five days before it gives up (RFC 5321 section 4.5.4.1): a message may well wait that long without any line to show
    // it.
    private static string Grade(double seconds) => seconds switch
    {
        <= -5 * Day => "before-lowest-5d+",
        <= -Hour => "before-lowest-1h-5d",
        _ => "before-lowest-10m-1h",
    };

    private static double? SecondsFrom(Hop hop, long time) =>
        !hop.Line.Date.HasTime || ClockText.IsVague(hop.Line.Date) ? null : (time - hop.Line.Date.UnixMilliseconds) / 1000.0;

    private Finding Say(MessageFacts facts, HeaderField? field, long time, Hop lowest, double seconds, string grade)
    {
        var made = DateTimeOffset.FromUnixTimeMilliseconds(time);
        var line = lowest.Line.Date.Time!.Value;
        return FindingOn.Header(
            Info, facts, field, [],
            $"The oldest signature of this message says that it was made at {ClockText.Moment(made)}, {ClockText.Span(seconds)} {(seconds < 0 ? "before" : "after")} "
            + $"{LowestLine.Of(facts, lowest)} which says {ClockText.Moment(line)}. Mail is normally signed in transit, within minutes of the first line.",
            seconds < 0 ? Early : Late,
            [("signedTime", ClockText.Stamp(made)), ("lineTime", ClockText.Stamp(line)), ("seconds", ClockText.Seconds(seconds))],
            grade) with
        {
            Causes = [Causes.Writing],
        };
    }
}
