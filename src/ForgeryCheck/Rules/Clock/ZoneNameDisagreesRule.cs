using System.Collections.Frozen;

namespace ForgeryCheck.Rules.Clock;

/// <summary>
/// FC407: the zone name in the comment stands for another offset than the numeric one. A host takes both from one setting, but names are not unique
/// (China's CST, Australia's EST); the date parser knows every offset of a name. "+0000 (EST)" is the form that forging programs write; the rest is
/// mostly hosts that name their zone wrongly.
/// </summary>
internal sealed class ZoneNameDisagreesRule : IRule
{
    private static readonly FrozenSet<string> American =
        new[] { "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "AKST", "AKDT", "HST" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Innocent =
    [
        "The host uses its own zone name, or kept the winter name in summer.",
        "The zone name is used in more countries than the table lists.",
        "A list or an archive rewrote the offset and left the name.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC407", "zone-name-disagrees", RuleFamily.Clock, FindingKind.Anomaly,
        "A line's zone name does not match its UTC offset",
        OnTrusted: "A trusted host wrote this line, so either its zone was altered in this copy, or the host uses its own name for its zone.");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var hop in facts.Chain.Claimed)
        {
            var date = hop.Line.Date;
            if (date.ZoneName.IsEmpty || date.OffsetMinutes is not { } offset)
            {
                continue;
            }

            if (!date.Has(DateFaults.ZoneNameDisagrees))
            {
                sink.Agree(Info, hop);
                continue;
            }

            var number = ClockText.Offset(offset);
            var name = hop.Line.Text(date.ZoneName);
            sink.Add(FindingOn.Line(
                Info, facts, hop, date.ZoneName,
                $"Line {hop.Number} has the UTC offset {number}, but calls the zone {MailText.Quote(name)}, which has another offset. "
                + "A host takes both from one setting.",
                Innocent, [("offset", number), ("zone", name)],
                offset == 0 && American.Contains(name) ? "utc-with-american-name" : "other") with
            { Causes = [Causes.Zone(hop)] });
        }
    }
}
