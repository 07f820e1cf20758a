using ForgeryCheck.Identifiers;

namespace ForgeryCheck.Rules.Identifiers;

/// <summary>
/// FC304: the two lines that qmail writes for one message differ in time. They have no id, but one clock and one moment: qmail-smtpd starts
/// qmail-queue as soon as it has written its line. Measured: 412 of 414 genuine pairs are equal to the second.
/// </summary>
internal sealed class QmailPairClockRule : IRule
{
    private const long Tolerance = 5 * 60_000;

    private static readonly string[] Innocent =
    [
        "The clock of that host was reset at that very moment.",
        "A program between the two steps (a filter in place of qmail-queue) held the message back.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC304", "qmail-pair-clock", RuleFamily.Identifiers, FindingKind.Anomaly,
        "The two lines that qmail writes at the same moment differ in time",
        OnTrusted: "A trusted host wrote both lines, so either one of the dates was altered in this copy, or the host held the message back between its two steps.");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        var claimed = facts.Chain.Claimed;
        for (var i = 1; i < claimed.Count; i++)
        {
            var (upper, lower) = (claimed[i - 1], claimed[i]);
            if (ClockText.IsVague(upper.Line.Date) || ClockText.IsVague(lower.Line.Date) || !QmailPair.TryRead(upper.Line, lower.Line, out var pair))
            {
                continue;
            }

            if (Math.Abs(pair.SkewMilliseconds) > Tolerance)
            {
                sink.Add(Say(facts, upper, lower, pair.SkewMilliseconds / 1000.0));
            }
            else
            {
                sink.AgreeOnJoint(Info, lower);
            }
        }
    }

    private Finding Say(MessageFacts facts, Hop upper, Hop lower, double seconds)
    {
        var above = upper.Line.Date.Time!.Value;
        var below = lower.Line.Date.Time!.Value;
        return FindingOn.Joint(
            Info, facts, upper, lower,
            $"Lines {upper.Number} and {lower.Number} are a pair that qmail writes for one message at the same moment, but line {lower.Number} says "
            + $"{ClockText.Moment(below)}, and line {upper.Number} says {ClockText.Moment(above)}: {ClockText.Span(seconds)} {(seconds > 0 ? "later" : "earlier")}.",
            Innocent,
            [
                ("upperTime", ClockText.Stamp(above)),
                ("lowerTime", ClockText.Stamp(below)),
                ("seconds", ClockText.Seconds(seconds)),
            ],
            field: TraceField.Date);
    }
}
