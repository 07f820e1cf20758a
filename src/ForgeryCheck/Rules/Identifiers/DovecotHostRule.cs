using ForgeryCheck.Identifiers;

namespace ForgeryCheck.Rules.Identifiers;

/// <summary>
/// FC336: a Dovecot id ends in four bytes of the SHA-1 of its host's name at start-up. If they match the name in the line, the id was made there,
/// or by someone who knows how: one id in four thousand million matches by chance. A mismatch is not reported: containers and renamed hosts hash
/// another name than the one that they write.
/// </summary>
internal sealed class DovecotHostRule : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC336", "dovecot-host", RuleFamily.Identifiers, FindingKind.Support,
        "A line's id contains a hash of its host's name (Dovecot)");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var id in facts.Ids)
        {
            if (id.Reading is { Product: ProductName.Dovecot, Decoded.HostMatch: IdMatch.Differs })
            {
                sink.Agree(Info, id.Hop, outcome: Finding.Differs);
            }
            else if (id.Reading is { Product: ProductName.Dovecot, Decoded.HostMatch: IdMatch.Agrees })
            {
                sink.Add(FindingOn.Line(
                    Info, facts, id.Hop, TraceField.Id,
                    $"The id {id.Text} of line {id.Hop.Number} contains a hash of {MailText.Quote(id.Hop.Line.By)}, the name of the host that wrote the line, as Dovecot ids do.",
                    [],
                    [("id", id.Hop.Line.Id), ("by", id.Hop.Line.By)]));
            }
        }
    }
}
