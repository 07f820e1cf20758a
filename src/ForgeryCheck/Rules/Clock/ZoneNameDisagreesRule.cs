using System.Collections.Frozen;
using ForgeryCheck.Facts;
using ForgeryCheck.Findings;
using ForgeryCheck.Sentences;
using ForgeryCheck.Trace;

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
        "The host has a zone name of its own, or kept the winter name in summer.",
        "The zone name is used in more countries than the table knows.",
        "A list or an archive rewrote the number and left the name.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC407", "zone-name-disagrees", RuleFamily.Clock, FindingKind.Anomaly,
        "The name of a line's time zone has another offset than the number beside it",
        OnTrusted: "A trusted host wrote this line, so its zone may have been altered in this copy, or the host calls its zone by a name of its own.");

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
                $"Line {hop.Number} gives its offset from UTC as {number} and calls the zone {MailText.Quote(name)}, whose offset is another. "
                + "A host takes the number and the name from one setting.",
                Innocent, [("offset", number), ("zone", name)],
                offset == 0 && American.Contains(name) ? "utc-with-american-name" : "other") with
            { Causes = [Causes.Zone(hop)] });
        }
    }
}
