using ForgeryCheck.Facts.Companions;

namespace ForgeryCheck.Rules.Envelope;

/// <summary>
/// FC517: the header has a field that one provider's hosts, or one program, add to mail that passes through them, but no line shows the message
/// there. The lines that went with the field were removed or replaced.
/// </summary>
internal sealed class FieldWithoutLineRule : IRule
{
    private static readonly string[] Innocent =
    [
        "A host on the way removed Received lines, as some gateways do to hide a company's network.",
        "The author's program copied the header of a message that it replies to or forwards.",
        "Another program writes a field with the same name.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC517", "field-without-line", RuleFamily.Envelope, FindingKind.Anomaly,
        "A provider's or program's own header field is present, but no line shows the message there");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        // Lists run by ezmlm remove all lines but their own: if no line records a client, more than one is missing. So does Exchange when a program
        // submits an older message as a file.
        if (!HostEnd.HasClientBelow(facts.Chain) || facts.Chain.Claimed[^1].IsPickup)
        {
            return;
        }

        var rows = facts.Tables.Companions.Rows;
        for (var i = 0; i < rows.Length; i++)
        {
            if (facts.Companions.Field(i) is not { } field || facts.Companions.IsReaders(i))
            {
                continue;
            }

            if (IsSeen(facts, rows[i]))
            {
                sink.AgreeOnChain(Info, facts, rows[i].Name);
                continue;
            }

            var name = TraceText.Decode(facts.Message.Header.Name(field));
            sink.Add(FindingOn.Header(
                Info, facts, field, [],
                $"The header has the field {MailText.Clip(name)}, which {rows[i].Name} adds to mail that passes through it, but no Received line shows the message there.",
                Innocent, [("field", name), ("writer", rows[i].Name)]) with
            { Fact = rows[i].Name, Causes = [new Cause(CauseKind.Companion, i)] });
        }
    }

    private static bool IsSeen(MessageFacts facts, Companion row)
    {
        foreach (var hop in facts.Chain.BoundaryAndClaimed)
        {
            if (row.IsSeenIn(hop))
            {
                return true;
            }
        }

        return false;
    }
}
