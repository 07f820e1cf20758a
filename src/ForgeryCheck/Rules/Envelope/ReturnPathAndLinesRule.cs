using ForgeryCheck.Facts;
using ForgeryCheck.Findings;
using ForgeryCheck.Sentences;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Envelope;

/// <summary>
/// FC514: Exim and others record the envelope sender in their lines. It is the author's or the sender's, as the header names them, or a list's; an
/// address of an organisation that the header does not know was written about another message.
/// </summary>
internal sealed class ReturnPathAndLinesRule : IRule
{
    private static readonly string[] Reasons =
    [
        "A forwarder or a mailing service put in an address of its own on the way.",
        "The author has the mail of several domains in one mailbox.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC514", "return-path-and-lines", RuleFamily.Envelope, FindingKind.Anomaly,
        "The envelope's sender in a claimed line is of an organisation that the header does not know");

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
                    $"Line {hop.Number} names {MailText.Clip(address)} as the envelope's sender, whose organisation other fields of the header name too.",
                    [], [("envelopeFrom", address)], "agrees", FindingKind.Support)
                : FindingOn.Line(
                    Info, facts, hop, TraceField.EnvelopeFrom,
                    $"Line {hop.Number} names {MailText.Clip(address)} as the envelope's sender, but no other field of the header names anything of the organisation of {organisation}.",
                    Reasons, [("envelopeFrom", address)]));
        }
    }
}
