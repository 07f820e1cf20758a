using ForgeryCheck.Identifiers;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Identifiers;

/// <summary>
/// FC336: an id of Dovecot's ends in four bytes of the SHA-1 of the name that its host had at start. Where they are those of the name in
/// the line, the id was made there, or by someone who knows how: one id in four thousand million fits by chance.
/// </summary>
public sealed class DovecotHostRule : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC336", "dovecot-host", RuleFamily.Identifiers, FindingKind.Support,
        "The host's name is inside the line's id (Dovecot)");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var id in facts.Ids)
        {
            if (id.Reading is { Product: "Dovecot", Decoded: { HostMatch: not IdMatch.NotTold } decoded })
            {
                sink.Add(Say(facts, id, decoded.HostMatch == IdMatch.Agrees));
            }
        }
    }

    // Containers and renamed hosts hash another name: a mismatch tells next to nothing.
    private Finding Say(MessageFacts facts, ClaimedId id, bool agrees) => Findings.OnLine(
        Info, facts, id.Hop, TraceField.Id,
        agrees
            ? $"The id {id.Text} of line {id.Hop.Number} holds a hash of the name {MailText.Quote(id.Hop.Line.By)}, the host that wrote the line, as Dovecot's ids do."
            : $"The id {id.Text} of line {id.Hop.Number} holds a hash of another name than {MailText.Quote(id.Hop.Line.By)}, the host that wrote the line.",
        agrees ? [] : ["The host has another name of its own than the one that it writes: a container, a renamed host, a setting.", "Dovecot before 2012 made its ids otherwise."],
        [("id", id.Hop.Line.Id), ("by", id.Hop.Line.By)],
        agrees ? "agrees" : "differs", agrees ? FindingKind.Support : FindingKind.Anomaly);
}
