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
        var named = facts.ClaimedFor;
        if (named.IsEmpty)
        {
            return;
        }

        var known = Known(facts);
        if (known.All.Length == 0 && facts.Addresses.To.All.Length == 0)
        {
            return;
        }

        var said = 0;
        foreach (var (hop, span, address, isVisible) in named)
        {
            // One address of a line is enough to say so.
            if (!isVisible && hop.Number != said && !known.Has(address))
            {
                said = hop.Number;
                sink.Add(Say(facts, hop, span, address));
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

    private static Mailboxes Known(MessageFacts facts)
    {
        var recipients = facts.Addresses.Recipients;
        var handOver = facts.HandOverFor;
        var known = new string[recipients.Length + handOver.Length];
        recipients.CopyTo(known, 0);
        for (var i = 0; i < handOver.Length; i++)
        {
            known[recipients.Length + i] = MessageAddresses.Bare(handOver[i]);
        }

        return new Mailboxes(known);
    }
}
