using ForgeryCheck.Batches;

namespace ForgeryCheck.Rules.Identifiers;

/// <summary>
/// FC305: another message of the batch, handed in days apart, has the same line, or a line with the same id and another date. A host writes a line
/// once, for one message (RFC 5321 section 4.4), so the line was copied: a kit that sends real lines from other people's mail does so repeatedly. The
/// message that the line was written for may be in the batch too: it is the one that fits the line's time, and is not flagged.
/// </summary>
internal sealed class IdSeenOnOtherDaysRule : IRule
{
    private const long Day = 86400;

    // RFC 5321 section 4.5.4.1: a host retries for 4 to 5 days.
    private const double LongestInQueue = 7 * Day;

    private static readonly string[] OfLine =
    [
        "One message was stored twice, and a program gave one of the copies a new Message-ID.",
        "A host held back a message to several recipients, and each copy got its own Message-ID later.",
    ];

    private static readonly string[] OfId =
    [
        "The program reuses ids, such as a counter that starts again, or one id for all messages.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC305", "id-seen-on-other-days", RuleFamily.Identifiers, FindingKind.Contradiction,
        "The same line or queue id is in another message, days apart (needs --batch)");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Batch is not { } batch)
        {
            return;
        }

        var all = facts.Seen.All;
        for (var i = 0; i < all.Count; i++)
        {
            // A line and its id are adjacent: report the line if both are found.
            var hop = all[i].Hop;
            var finding = Look(facts, batch, all[i]);
            var whyUnknown = batch.WhyUnknown(all[i].Hash.Value);
            if (i + 1 < all.Count && all[i + 1].Hop == hop)
            {
                i++;
                finding ??= Look(facts, batch, all[i]);
                whyUnknown ??= batch.WhyUnknown(all[i].Hash.Value);
            }

            if (finding is not null)
            {
                sink.Add(finding);
            }
            else if (whyUnknown is not null)
            {
                sink.CannotTest(Info, [hop.Number], whyUnknown);
            }
            else
            {
                sink.Agree(Info, hop);
            }
        }
    }

    private Finding? Look(MessageFacts facts, IBatchEntries batch, SeenOnce seen)
    {
        var own = facts.Seen.Sighting(seen);
        return batch.TryFind(seen.Hash.Value, out var entry) && entry.Furthest(own) is { } other && other.SecondsFrom(own) >= Day
            ? seen.Id is { } id ? Id(facts, id, other, entry.Days) : Line(facts, seen.Hop, other)
            : null;
    }

    private Finding? Line(MessageFacts facts, Hop hop, Sighting other)
    {
        var handOver = facts.Chain.BoundaryHop!.Line.Date;
        if (ClockText.SecondsBetween(hop.Line.Date, handOver) is not { } lag || Math.Abs(lag) < Day)
        {
            return null; // The line may have been written for this very message.
        }

        var mayHaveWaited = lag is > 0 and < LongestInQueue;
        var written = hop.Line.Date.Time!.Value;
        return FindingOn.Line(
            Info, facts, hop, hop.Line.Has(TraceField.Id) ? TraceField.Id : TraceField.Date,
            $"Line {hop.Number}, dated {ClockText.Moment(written)}, is also in another message ({MailText.Clip(other.Source)}), handed in at {ClockText.Moment(other.Time)}; "
            + $"this one was handed in at {ClockText.Moment(handOver.Time!.Value)}, {ClockText.Span(lag)} {(lag > 0 ? "after" : "before")} the line's time. "
            + "A host writes a line once, for one message.",
            OfLine,
            [
                ("id", hop.Line.Id),
                ("lineTime", ClockText.Stamp(written)),
                ("handOverTime", ClockText.Stamp(handOver.Time.Value)),
                ("otherMessage", other.Source),
                ("otherHandOverTime", ClockText.Stamp(other.Time)),
            ],
            mayHaveWaited ? "may-have-waited" : null,
            mayHaveWaited ? FindingKind.Anomaly : FindingKind.Contradiction);
    }

    private Finding? Id(MessageFacts facts, ClaimedId id, Sighting other, int days)
    {
        var hop = id.Hop;
        var decoded = id.Reading.Decoded ?? id.Reading.Shape;
        var holdsTime = decoded is { } time && LastingIds.HoldsWholeTime(time);
        if (holdsTime && IdWindow.Outside(decoded!.Value, hop.Line.Date) is null or 0)
        {
            return null; // Here id and date agree: this is the line from which the other was made.
        }

        // An id without a time does not show which of two lines is the real one; of three, at least two are copies.
        var isSure = holdsTime || days > 2;
        var written = hop.Line.Date.Time!.Value;
        return FindingOn.Line(
            Info, facts, hop, TraceField.Id,
            $"The id {id.Text} of line {hop.Number}, dated {ClockText.Moment(written)}, is also in another message ({MailText.Clip(other.Source)}), "
            + $"in a line dated {ClockText.Moment(other.Time)}. "
            + (holdsTime ? $"The time in the id is {IdText.When(decoded!.Value)} (read as an id of {decoded.Value.Kind.Name}). " : "")
            + "A host uses an id once, for one message.",
            OfId,
            [
                ("id", hop.Line.Id),
                ("lineTime", ClockText.Stamp(written)),
                ("idTime", holdsTime ? ClockText.Stamp(decoded!.Value.Time!.Value) : null),
                ("otherMessage", other.Source),
                ("otherLineTime", ClockText.Stamp(other.Time)),
            ],
            isSure ? null : "of-two-days", isSure ? FindingKind.Contradiction : FindingKind.Anomaly);
    }
}
