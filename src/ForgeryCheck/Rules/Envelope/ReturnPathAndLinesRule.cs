namespace ForgeryCheck.Rules.Envelope;

/// <summary>
/// FC514: Exim and others record the envelope sender in their lines. It belongs to the author or the sender named in the header, or to a list; an
/// address of an organisation that the header does not name belongs to another message.
/// </summary>
internal sealed class ReturnPathAndLinesRule : IRule
{
    private static readonly string[] Reasons =
    [
        "A forwarder or a mailing service on the way used its own address.",
        "The author collects the mail of several domains in one mailbox.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC514", "return-path-and-lines", RuleFamily.Envelope, FindingKind.Anomaly,
        "The envelope sender in a claimed line belongs to an organisation that the header does not name");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var hop in facts.Chain.Claimed)
        {
            var sender = hop.Line.Raw(TraceField.EnvelopeFrom);
            if (sender.IsEmpty || sender.LastIndexOf((byte)'@') is not (> 0 and var at)
                || facts.Organisations.Of(sender[(at + 1)..].TrimEnd("> "u8)) is not { } organisation)
            {
                continue;
            }

            var known = facts.Fields.Recipients.Knows(organisation) || facts.Fields.Origin.Named.Contains(organisation);
            var address = hop.Line.EnvelopeFrom;
            sink.Add(known
                ? FindingOn.Line(
                    Info, facts, hop, TraceField.EnvelopeFrom,
                    $"Line {hop.Number} gives {MailText.Clip(address)} as the envelope sender, and other header fields name the same organisation.",
                    [], [("envelopeFrom", address)], "agrees", FindingKind.Support)
                : FindingOn.Line(
                    Info, facts, hop, TraceField.EnvelopeFrom,
                    $"Line {hop.Number} gives {MailText.Clip(address)} as the envelope sender, but no other header field names the organisation of {organisation}.",
                    Reasons, [("envelopeFrom", address)]));
        }
    }
}
