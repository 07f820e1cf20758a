namespace ForgeryCheck.Rules.Clock;

/// <summary>
/// FC337: the zone name implies daylight saving time and the date is in winter, or vice versa. A host takes both from one zone table; a forger who
/// redates a line keeps the zone. Measured: in 22,000 genuine lines no summer name is on a winter day, and winter names are on summer days only
/// where a country has no daylight saving time.
/// </summary>
internal sealed class SummerTimeDisagreesRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The host's zone was set by hand, or its time zone data are wrong.",
        "The place had its own summer time rules in that year.",
    ];

    private static readonly string[] InnocentInSummer =
    [
        "The place has no summer time: Indiana until 2005, Arizona, Panama, Algeria.",
        .. Innocent,
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC337", "summer-time-disagrees", RuleFamily.Clock, FindingKind.Contradiction,
        "A line's zone name says summer time in winter, or winter time in summer",
        OnTrusted: "A trusted host wrote this line, so either the date or its zone was altered in this copy, or the host's zone was set wrong.");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var hop in facts.Chain.Claimed)
        {
            var date = hop.Line.Date;
            if (date.ZoneName.IsEmpty)
            {
                continue;
            }

            var (named, real) = ZoneSeason.Of(hop.Line);

            // If the provider's zone is known, FC331 reports the same and more.
            if (named == Season.Unknown || real == Season.Unknown || facts.ProviderOf(hop).Clock?.Zone.Covers(date) == true)
            {
                continue;
            }

            // A summer name in winter and a winter name in summer are two mistakes with different origins.
            var fact = real == Season.Winter ? "in winter" : "in summer";
            if (named == real)
            {
                sink.Agree(Info, hop, fact);
            }
            else
            {
                sink.Add(Say(facts, hop, named == Season.Summer ? "summer-name" : ZoneSeason.IsKeptAllYear(hop.Line) ? "winter-name-kept" : "winter-name") with
                {
                    Fact = fact,
                    Causes = [Causes.Zone(hop)],
                });
            }
        }
    }

    private Finding Say(MessageFacts facts, Hop hop, string grade)
    {
        var date = hop.Line.Date;
        var name = hop.Line.Text(date.ZoneName);
        var isSummer = grade == "summer-name";
        return FindingOn.Line(
            Info, facts, hop, date.ZoneName,
            $"Line {hop.Number} gives its zone as {ClockText.Offset(date.OffsetMinutes!.Value)} ({MailText.Clip(name)}), which is {(isSummer ? "summer" : "winter")} time, "
            + $"but on {ClockText.Day(date.Time!.Value)} most clocks in that zone were on {(isSummer ? "winter" : "summer")} time.",
            isSummer ? Innocent : InnocentInSummer,
            [("zone", name), ("offset", ClockText.Offset(date.OffsetMinutes.Value)), ("lineTime", ClockText.Stamp(date.Time.Value))],
            grade, grade == "winter-name-kept" ? FindingKind.Anomaly : FindingKind.Contradiction);
    }
}
