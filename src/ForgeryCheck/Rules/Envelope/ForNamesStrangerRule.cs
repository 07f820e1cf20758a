using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Envelope;

/// <summary>
/// A claimed line says that the mail was for somebody who is neither a known recipient nor in To or Cc. A line copied from
/// another message does that; so do aliases and lists.
/// </summary>
public sealed class ForNamesStrangerRule : IRule
{
    private static readonly string[] Reasons =
    [
        "The address is an alias, an old address or a list that leads to the recipient.",
        "The mail was sent to several people, one of them by a blind copy.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC503", "for-names-stranger", RuleFamily.Envelope, FindingKind.Note,
        "A claimed line is for somebody who is neither a known recipient nor in To or Cc");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        HashSet<string>? known = null;
        foreach (var hop in facts.Chain.Claimed)
        {
            foreach (var span in hop.Line.ForSpans)
            {
                known ??= Known(facts);
                if (known.Count == 0 && facts.Addresses.To.Count == 0)
                {
                    return;
                }

                var address = MessageAddresses.Bare(hop.Line.Text(span));
                if (MessageAddresses.DomainOf(address) is null || known.Contains(MessageAddresses.Key(address))
                    || facts.Addresses.IsVisible(address))
                {
                    continue;
                }

                sink.Add(Findings.OnLine(
                    Info, facts, hop, span,
                    $"Line {hop.Number} says that the mail was for {MailText.Clip(address)}, who is neither in To or Cc nor a known recipient.",
                    Reasons, [("for", address)]));
                break; // One address of a line is enough to say so.
            }
        }
    }

    private static HashSet<string> Known(MessageFacts facts) => facts.Addresses.Recipients
        .Concat((facts.Chain.BoundaryHop?.Line.For ?? []).Select(MessageAddresses.Bare))
        .Select(MessageAddresses.Key)
        .ToHashSet(StringComparer.Ordinal);
}
