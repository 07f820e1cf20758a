using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Continuity;

/// <summary>
/// FC111: a field that a mail server prepends on delivery is below all Received lines, and names a place that none of them mentions. The server had
/// taken the message from a client, and its line about that belongs below the field (RFC 5321 section 4.4). If there is none, the original lines have
/// been removed, and those above the field may be their replacement.
/// </summary>
internal sealed class DeliveryWithoutLineRule : IRule
{
    private static readonly string[] Innocent =
    [
        "A program on the way added the field at the end of the header.",
        "A mailing list or a gateway removed the older Received lines.",
        "The author's own program wrote the field or resent an older message unchanged.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC111", "delivery-without-line", RuleFamily.Continuity, FindingKind.Anomaly,
        "The message was delivered at a place that no Received line mentions");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        var chain = facts.Chain;
        // Lists run by ezmlm remove all lines but their own: then no line records a client.
        if (chain.BoundaryHop is not { } boundary || !HostEnd.HasClientBelow(chain))
        {
            return;
        }

        if (IsJoinedToClient(facts, boundary))
        {
            return;
        }

        var header = facts.Message.Header;
        var last = chain.Hops[^1];
        HashSet<string>? seen = null;
        for (var i = header.Fields.Length - 1; i > boundary.FieldIndex; i--)
        {
            // From the bottom: the lowest of each name is the oldest.
            if (facts.Tables.DeliveryFields.Of(header, header.Fields[i]) is not { } row || !(seen ??= []).Add(row.Name))
            {
                continue;
            }

            if (i < last.FieldIndex)
            {
                sink.AgreeOnChain(Info, facts, row.Name);
            }
            // A program that submits a message as a file submits the old fields with it (Exchange's pickup directory).
            else if (last.Line.Kind != ReceivedKind.Local && !IsOnTheWay(facts, MessageAddresses.Bare(header.Text(header.Fields[i]))))
            {
                sink.Add(FindingOn.Header(
                    Info, facts, header.Fields[i], [],
                    $"The field {row.Name}, written by {row.Writer}, belongs at the top of the header. Here it is below all Received lines, and none of them mentions the "
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

    // Lines that the client's own provider wrote are no replacement for others: whoever sent the mail through it gave it the field.
    private static bool IsJoinedToClient(MessageFacts facts, Hop boundary) =>
        boundary.Number <= facts.Chain.Joints.Count
        && facts.Chain.Joints[boundary.Number - 1].Match is JointMatch.ReverseName or JointMatch.Address or JointMatch.Organisation
        && boundary.IsReverseNameConfirmed && boundary.ReverseOrganisation is { } provider && facts.Organisations.IsListed(provider)
        // A forger knows the name that the client gave, but has to write as its provider does.
        && facts.Chain.Hops[boundary.Number] is var below && facts.ProviderOf(below).ByHost?.Writes(below.Line) == true;

    // Some programs append the field to the header, and some lists and bug trackers remove the lines of their posts: either way a line remains by a
    // host of the place, or one for a recipient there.
    private static bool IsOnTheWay(MessageFacts facts, string address)
    {
        var place = facts.Organisations.Of(MailAddress.DomainOf(address));
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
