namespace ForgeryCheck.Rules.Clock;

/// <summary>
/// FC415: compares the zone of the Date field with that of the lowest line. The author and the first server are normally in one country. A server on UTC
/// does not reveal its location, nor does one of a provider that uses one zone worldwide.
/// </summary>
internal sealed class AuthorZoneRule : IRule
{
    private const int Near = 3 * 60;

    private static readonly string[] Innocent =
    [
        "The author is travelling, or sends through a provider in another part of the world.",
        "The author's or the server's zone is set wrong.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC415", "author-zone", RuleFamily.Clock, FindingKind.Anomaly,
        "The Date field has another time zone than the lowest line");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Fields.Lowest is not { } lowest || Offset(facts.Fields.Date) is not { } written || Offset(lowest.Line.Date) is not { } line
            || facts.ProviderOf(lowest).Clock is not null)
        {
            return;
        }

        if (written == line)
        {
            sink.AgreeOnChain(Info, facts);
        }
        else
        {
            sink.Add(Say(facts, lowest, written, line));
        }
    }

    /// <summary>The offset of a date; null if it has none, or is in UTC, which any place may use.</summary>
    private static int? Offset(TraceDate date) =>
        date is { HasTime: true, OffsetMinutes: not null and not 0 } && !date.Has(DateFaults.NoZone | DateFaults.UnknownZone | DateFaults.ImpossibleZone)
            ? date.OffsetMinutes
            : null;

    private Finding Say(MessageFacts facts, Hop lowest, int written, int line) => FindingOn.Header(
        Info, facts, facts.Fields.DateField, [],
        $"The Date field has the zone {ClockText.Offset(written)}, and {LowestLine.Of(facts, lowest)} has {ClockText.Offset(line)}. "
        + "The author and the first server are normally in one zone.",
        Innocent, [("dateZone", ClockText.Offset(written)), ("lineZone", ClockText.Offset(line))],
        Math.Abs(written - line) < Near ? "near" : "far") with
    {
        Causes = [Causes.AuthorZone],
    };
}
