using ForgeryCheck.Anchors;
using ForgeryCheck.Rules.Clock;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Envelope;

/// <summary>
/// FC516: the claimed lines begin at hosts of organisations that the rest of the header does not know: neither as the author's, nor as
/// the sender's, the signer's or the Message-ID's. Lines taken from another message look like that, however well they are redated.
/// Honest mail does it where a domain's mail is run by another firm; that the Date has another zone than all lines tells the two apart.
/// </summary>
public sealed class OriginUnrelatedRule : IRule
{
    private static readonly string[] Reasons =
    [
        "The author's domain has its mail run by another firm, or the author sent through the access provider at hand.",
        "The first hosts on the way stand in another country than the author, or keep their clocks in UTC.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC516", "origin-unrelated", RuleFamily.Envelope, FindingKind.Anomaly,
        "The claimed lines come from organisations that no other field of the header knows");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain.Claimed.Count == 0)
        {
            return;
        }

        var origin = facts.Anchors.Origin;
        if (origin.Fit == OriginFit.Unrelated && (facts.Anchors.Zone == DateZone.Differs || !IsTold(sink)))
        {
            sink.Add(Accuse(facts, origin, facts.Anchors.Zone));
        }
        else if (origin.Fit == OriginFit.Fits)
        {
            sink.Add(Support(facts, facts.Anchors.Zone));
        }
    }

    // The rule comes after those that look at the same thing together with another one: a fact must not count twice. That the zone of
    // the Date is another one too is a fact of its own.
    private static bool IsTold(FindingSink sink)
    {
        foreach (var finding in sink.Findings)
        {
            if (finding.Rule.Id is "FC103" or "FC104" or "FC503" && finding.Kind == FindingKind.Contradiction && finding.Grade is "unrelated" or "unrelated-with-origin")
            {
                return true;
            }
        }

        return false;
    }

    private Finding Accuse(MessageFacts facts, Origin origin, DateZone zone)
    {
        var anchors = string.Join(", ", origin.Anchors);
        var places = string.Join(", ", origin.Places);
        return Findings.OnChain(
            Info, facts, [],
            $"The header says that the message comes from {MailText.Clip(anchors)}, but the lines below the hand-over name {MailText.Clip(places)} alone"
            + zone switch
            {
                DateZone.Differs => ", and the zone of the Date is that of none of them. The lines of a message, its author and its Date belong together as a rule.",
                DateZone.Untold => ", and a zone of +0000 tells nothing of the place. The lines of a message and its author belong together as a rule.",
                _ => ". The lines of a message and its author belong together as a rule.",
            },
            Reasons,
            [("anchors", anchors), ("places", places), ("dateZone", facts.Anchors.Date.OffsetMinutes is { } minutes ? ClockText.Offset(minutes) : null)],
            (origin.Anchors.Count > 1 ? "several" : "one") + zone switch { DateZone.Differs => "-zone-differs", DateZone.Untold => "-zone-utc", _ => "" });
    }

    private Finding Support(MessageFacts facts, DateZone zone) => Findings.OnChain(
        Info, facts, [facts.Chain.Claimed[^1].Number],
        zone == DateZone.Same
            ? "The claimed lines begin at an organisation that the rest of the header names as the author's, and in the zone of the Date, as they do in honest mail."
            : "The claimed lines begin at an organisation that the rest of the header names as the author's, as they do in honest mail.",
        [], [], zone == DateZone.Same ? "fits-with-zone" : "fits", FindingKind.Support);
}
