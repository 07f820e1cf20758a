using ForgeryCheck.Chains;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Envelope;

/// <summary>
/// The envelope names a recipient whom To and Cc do not: a blind copy (Bcc), a list or an alias. Header and envelope are two
/// different things, and a message without one word of its real recipient is common among honest and dishonest senders.
/// </summary>
public sealed class RecipientOnlyInEnvelopeRule : IRule
{
    private static readonly string[] Reasons =
    [
        "The recipient got a blind copy (Bcc).",
        "To names a mailing list or an alias that leads to the recipient.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC502", "recipient-only-in-envelope", RuleFamily.Envelope, FindingKind.Note,
        "The envelope names a recipient whom To and Cc do not");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        var visible = facts.Addresses.To;
        var hidden = Known(facts).Where(r => !facts.Addresses.IsVisible(r.Address)).ToList();
        if (hidden.Count == 0)
        {
            return;
        }

        var first = hidden[0];
        var who = string.Join(", ", hidden.Take(5).Select(h => h.Address)) + (hidden.Count > 5 ? ", ..." : "");
        var shown = visible.Count == 0 ? "no recipient" : string.Join(", ", visible.Take(5).Select(v => v.Address)) + (visible.Count > 5 ? ", ..." : "");
        sink.Add(Findings.OnHeader(
            Info, facts, first.Field, first.Line is { } line ? [line] : [],
            $"The mail was delivered to {who} ({first.Source}), whom To and Cc do not name: they name {shown}.",
            Reasons, [("recipients", who), ("source", first.Source), ("to", visible.Count == 0 ? null : shown)]));
    }

    // The boundary line's "for" was written by a host the reader trusts, so it is as good as the envelope.
    private static IEnumerable<(string Address, string Source, HeaderField? Field, int? Line)> Known(MessageFacts facts)
    {
        foreach (var recipient in facts.Addresses.Recipients)
        {
            yield return (recipient.Address, recipient.Source, recipient.Field, null);
        }

        if (facts.Chain.BoundaryHop is { } hop)
        {
            foreach (var address in hop.Line.For.Select(MessageAddresses.Bare).Where(a => MessageAddresses.DomainOf(a) is not null))
            {
                if (!facts.Addresses.Recipients.Any(r => MessageAddresses.Key(r.Address) == MessageAddresses.Key(address)))
                {
                    yield return (address, $"line {hop.Number}, for", hop.Field, hop.Number);
                }
            }
        }
    }
}
