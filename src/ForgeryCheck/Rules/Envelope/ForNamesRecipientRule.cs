namespace ForgeryCheck.Rules.Envelope;

/// <summary>
/// A claimed line says that the mail was for somebody whom To or Cc name: it speaks for the line. A line that was copied out of another
/// message names that one's recipient. It does not weigh much, since a forger knows to whom he writes.
/// </summary>
public sealed class ForNamesRecipientRule : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC504", "for-names-recipient", RuleFamily.Envelope, FindingKind.Support,
        "A claimed line is for somebody whom To or Cc name");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        var said = 0;
        foreach (var named in facts.ClaimedFor)
        {
            // One address of a line is enough to say so.
            if (!named.IsVisible || named.Hop.Number == said)
            {
                continue;
            }

            said = named.Hop.Number;
            sink.Add(Findings.OnLine(
                Info, facts, named.Hop, named.Span,
                $"Line {said} says that the mail was for {MailText.Clip(named.Address)}, whom To or Cc name: it is a line of this message, or written for it.",
                [], [("for", named.Address)]));
        }
    }
}
