using ForgeryCheck.Anchors;
using ForgeryCheck.Chains;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Envelope;

/// <summary>
/// A claimed line says that the mail was for somebody who is neither a known recipient nor in To or Cc. A line copied from
/// another message does that; so do aliases and lists.
/// </summary>
public sealed class ForNamesStrangerRule : IRule
{
    private static readonly string[] Reasons =
    [
        "The address is an alias, an old address or a list that leads to the recipient.",
        "The mail was sent to several people, one of them by a blind copy.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC503", "for-names-stranger", RuleFamily.Envelope, FindingKind.Anomaly,
        "A claimed line is for somebody who is neither a known recipient nor in To or Cc");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        HashSet<string>? known = null;
        foreach (var hop in facts.Chain.Claimed)
        {
            foreach (var span in hop.Line.ForSpans)
            {
                known ??= Known(facts);
                if (known.Count == 0 && facts.Addresses.To.Count == 0)
                {
                    return;
                }

                var address = MessageAddresses.Bare(hop.Line.Text(span));
                if (MessageAddresses.DomainOf(address) is null || known.Contains(MessageAddresses.Key(address))
                    || facts.Addresses.IsVisible(address))
                {
                    continue;
                }

                sink.Add(Say(facts, hop, span, address));
                break; // One address of a line is enough to say so.
            }
        }
    }

    private Finding Say(MessageFacts facts, Hop hop, TextSpan span, string address)
    {
        var (grade, kind) = Weigh(facts, hop.Line.Bytes.Span.Slice(span.Start, span.Length));
        var message = $"Line {hop.Number} says that the mail was for {MailText.Clip(address)}, who is neither in To or Cc nor a known recipient.";
        if (grade is not null)
        {
            message = $"Line {hop.Number} says that the mail was for {MailText.Clip(address)}: nobody of that name and nobody of that organisation is "
                + "among its recipients, its lists, its senders and the hosts that delivered it"
                + (kind == FindingKind.Contradiction ? ", and the lines come from organisations that the header does not know either." : ".");
        }

        return Findings.OnLine(Info, facts, hop, span, message, Reasons, [("for", address)], grade, kind);
    }

    // An alias or a forwarder is of the recipient's house, of the list's or of the sender's. What is of none of them was copied from
    // another message, the more surely where the hosts are strangers too.
    private static (string? Grade, FindingKind Kind) Weigh(MessageFacts facts, ReadOnlySpan<byte> address)
    {
        if (!facts.Anchors.Recipients.AreDelivered || !facts.Anchors.Recipients.IsStranger(address))
        {
            return (null, FindingKind.Note);
        }

        var origin = facts.Anchors.Origin;
        return origin.Fit == OriginFit.Unrelated || (origin is { Fit: OriginFit.Unknown, FitsTopmost: false, Anchors.Count: > 0 })
            ? ("unrelated-with-origin", FindingKind.Contradiction)
            : ("unrelated", FindingKind.Anomaly);
    }

    private static HashSet<string> Known(MessageFacts facts) => facts.Addresses.Recipients
        .Concat((facts.Chain.BoundaryHop?.Line.For ?? []).Select(MessageAddresses.Bare))
        .Select(MessageAddresses.Key)
        .ToHashSet(StringComparer.Ordinal);
}
