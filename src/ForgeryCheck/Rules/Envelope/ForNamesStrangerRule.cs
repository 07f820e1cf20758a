using ForgeryCheck.Fields;

namespace ForgeryCheck.Rules.Envelope;

/// <summary>
/// A claimed line says that the mail was for somebody who is neither a known recipient nor in To or Cc. Lines copied from another message do that; so
/// do aliases and lists.
/// </summary>
internal sealed class ForNamesStrangerRule : IRule
{
    /// <summary>The fact if the hosts are unrelated as well as the recipient: it varies from sender to sender.</summary>
    internal const string OfSender = "recipient-and-origin";

    // Whether an organisation has aliases that nobody else knows varies from one to another.
    private const string OfHouse = "recipient";

    private static readonly string[] Reasons =
    [
        "The address is an alias, an old address or a list that leads to the recipient.",
        "The mail was sent to several people, one of them by Bcc.",
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

        while (!named.IsEmpty)
        {
            var line = ForClause.OfOneLine(named);
            named = named[line.Length..];
            CheckLine(facts, line, known, sink);
        }
    }

    // One address of a line is enough.
    private void CheckLine(MessageFacts facts, ReadOnlySpan<ForClause> line, Mailboxes known, FindingSink sink)
    {
        foreach (var (hop, span, address, isVisible) in line)
        {
            if (!isVisible && !known.Has(address))
            {
                var finding = Say(facts, hop, span, address);
                sink.Add(finding);
                if (finding.Fact == OfHouse)
                {
                    sink.Agree(Info, hop, OfSender);
                }

                return;
            }
        }

        sink.Agree(Info, line[0].Hop, OfHouse);
        sink.Agree(Info, line[0].Hop, OfSender);
    }

    private Finding Say(MessageFacts facts, Hop hop, TextSpan span, string address)
    {
        var (grade, kind) = Weigh(facts, hop, hop.Line.Bytes.Span.Slice(span.Start, span.Length));
        var message = $"Line {hop.Number} says that the mail was for {MailText.Clip(address)}, who is neither in To or Cc nor among the known recipients.";
        if (grade is not null)
        {
            message = $"Line {hop.Number} says that the mail was for {MailText.Clip(address)}: neither that address nor its organisation is "
                + "among the mail's recipients, lists and senders or the hosts that delivered it"
                + (kind == FindingKind.Contradiction ? ", and the rest of the header does not name the organisations in the claimed lines either." : ".");
        }

        var recipient = new Cause(CauseKind.Recipient, Place(facts.ClaimedFor, address));
        return FindingOn.Line(Info, facts, hop, span, message, Reasons, [("for", address)], grade, kind) with
        {
            Fact = kind == FindingKind.Contradiction ? OfSender : OfHouse,
            Causes = kind == FindingKind.Contradiction ? [recipient, Causes.Origin] : [recipient],
        };
    }

    /// <summary>Where a recipient is first named: several lines about one recipient are one fact.</summary>
    private static int Place(ReadOnlySpan<ForClause> named, string address)
    {
        var place = 0;
        while (!Mailboxes.AreSame(named[place].Address, address))
        {
            place++;
        }

        return place;
    }

    // An alias or a forwarder belongs to the recipient's organisation, the list's or the sender's. One that belongs to none of them was copied from
    // another message, the more certainly if the hosts are unrelated too.
    private static (string? Grade, FindingKind Kind) Weigh(MessageFacts facts, Hop hop, ReadOnlySpan<byte> address)
    {
        if (!facts.Fields.Recipients.AreDelivered || !facts.Fields.Recipients.IsStranger(address) || CameBack(facts, hop, address))
        {
            return (null, FindingKind.Note);
        }

        var origin = facts.Fields.Origin;
        return origin.Fit == OriginFit.Unrelated || (origin is { Fit: OriginFit.Unknown, FitsTopmost: false, Named.Count: > 0 })
            ? ("unrelated-with-origin", FindingKind.Contradiction)
            : ("unrelated", FindingKind.Anomaly);
    }

    // A subscriber's filter or autoresponder returns a post to the list with all its lines: then the list's own hosts, one of which handed the
    // message over, show by a looked-up name that they got it from the subscriber's.
    private static bool CameBack(MessageFacts facts, Hop hop, ReadOnlySpan<byte> address)
    {
        var chain = facts.Chain;
        if (!chain.PassedList || chain.BoundaryHop?.ReverseOrganisation is not { } list)
        {
            return false;
        }

        Hop? first = null;
        foreach (var above in chain.Claimed)
        {
            if (above.Number >= hop.Number || above.ByOrganisation != list)
            {
                break;
            }

            first = above;
        }

        return first?.ReverseOrganisation is { } subscriber
            && facts.Organisations.Of(address[(address.LastIndexOf((byte)'@') + 1)..].TrimEnd("> "u8)) == subscriber;
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
