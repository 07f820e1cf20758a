using ForgeryCheck.Facts;
using ForgeryCheck.Findings;
using ForgeryCheck.Sentences;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Continuity;

/// <summary>
/// FC111: a field that a mail server puts on top of a message when it delivers it stands below all Received lines, and names a place that none of
/// them tells of. The server had taken the message from somebody, and the line about that stands below the field (RFC 5321 section 4.4). Where there
/// is none, the lines that were there have been taken out, and those above the field may stand in their place.
/// </summary>
internal sealed class DeliveryWithoutLineRule : IRule
{
    private static readonly string[] Innocent =
    [
        "A program on the way put the field at the end of the header.",
        "A mailing list or a gateway took the older Received lines out.",
        "The author's own program wrote the field, or sent an older message again as it was.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC111", "delivery-without-line", RuleFamily.Continuity, FindingKind.Anomaly,
        "The message was delivered at a place that no Received line tells of");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        var chain = facts.Chain;
        // Lists made with ezmlm take all lines but their own out: then no line tells of a client.
        if (chain.BoundaryHop is not { } boundary || !HostEnd.HasClientBelow(chain))
        {
            return;
        }

        var header = facts.Message.Header;
        var last = chain.Hops[^1];
        HashSet<string>? told = null;
        for (var i = header.Fields.Length - 1; i > boundary.FieldIndex; i--)
        {
            // From the bottom: the lowest of each name is the oldest.
            if (facts.Tables.DeliveryFields.Of(header, header.Fields[i]) is not { } row || !(told ??= []).Add(row.Name))
            {
                continue;
            }

            if (i < last.FieldIndex)
            {
                sink.AgreeOnChain(Info, facts, row.Name);
            }
            // A program that hands a message in as a file hands the old fields in with it (the pickup directory of Exchange).
            else if (last.Line.Kind != ReceivedKind.Local && !IsOnTheWay(facts, MessageAddresses.Bare(header.Text(header.Fields[i]))))
            {
                sink.Add(FindingOn.Header(
                    Info, facts, header.Fields[i], [],
                    $"The field {row.Name} is written by {row.Writer}, and put on top of the header. Here it stands below all Received lines, and none of them tells of the "
                    + "place that it names.",
                    Innocent, [("field", row.Name), ("value", MailText.Clip(header.Text(header.Fields[i])))],
                    kind: row.IsPrepended ? FindingKind.Contradiction : null) with
                {
                    Fact = row.Name,
                    Causes = [Causes.LinesTakenOut],
                });
            }
        }
    }

    // Some programs put the field at the end of the header, and some lists and bug trackers take the lines of their posts out: either way a line is
    // left by a host of the place, or one that was told to bring the message there.
    private static bool IsOnTheWay(MessageFacts facts, string address)
    {
        var place = facts.Organisations.Of(MessageAddresses.DomainOf(address));
        foreach (var hop in facts.Chain.Hops)
        {
            if (place is not null && place == facts.Organisations.Of(hop.Line.By))
            {
                return true;
            }

            foreach (var span in hop.Line.ForSpans)
            {
                if (MessageAddresses.Bare(hop.Line.Text(span)).Equals(address, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
