namespace ForgeryCheck.Rules.Envelope;

/// <summary>
/// A claimed line says that the mail was for somebody named in To or Cc, which supports the line: one copied from another message names that
/// message's recipient. Has little weight, since a forger knows the recipient.
/// </summary>
internal sealed class ForNamesRecipientRule : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC504", "for-names-recipient", RuleFamily.Envelope, FindingKind.Support,
        "A claimed line is for somebody named in To or Cc");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        var named = facts.ClaimedFor;
        while (!named.IsEmpty)
        {
            var line = ForClause.OfOneLine(named);
            named = named[line.Length..];
            CheckLine(facts, line, sink);
        }
    }

    // One address of a line is enough.
    private void CheckLine(MessageFacts facts, ReadOnlySpan<ForClause> line, FindingSink sink)
    {
        foreach (var (hop, span, address, isVisible) in line)
        {
            if (isVisible)
            {
                sink.Add(FindingOn.Line(
                    Info, facts, hop, span,
                    $"Line {hop.Number} says that the mail was for {MailText.Clip(address)}, who is named in To or Cc, as expected of a line of this message.",
                    [], [("for", address)]));
                return;
            }
        }

        sink.Agree(Info, line[0].Hop, outcome: Finding.Differs);
    }
}
