using ForgeryCheck.Chains;

namespace ForgeryCheck.Rules.Envelope;

/// <summary>
/// The envelope names a recipient whom To and Cc do not: a blind copy (Bcc), a list or an alias. Header and envelope are two
/// different things, and a message without one word of its real recipient is common among honest and dishonest senders.
/// </summary>
public sealed class RecipientOnlyInEnvelopeRule : IRule
{
    private const int MostNamed = 32;

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
        var hidden = Hidden(facts);
        if (hidden.Count == 0)
        {
            return;
        }

        var (address, line) = hidden[0];
        var (source, field) = line is { } at ? ($"line {at.Number}, for", at.Field) : facts.Addresses.RecipientSource(address);
        var who = List([.. hidden.Select(h => h.Address)]);
        var shown = visible.Count == 0 ? "nobody" : List(visible);
        sink.Add(Findings.OnHeader(
            Info, facts, field, line is null ? [] : [line.Number],
            $"The mail was delivered to {who} ({source}), whom To and Cc do not name: they name {shown}.",
            Reasons, [("recipients", who), ("source", source), ("to", visible.Count == 0 ? null : shown)]));
    }

    private static string List(IReadOnlyList<string> addresses) =>
        string.Join(", ", addresses.Take(5).Select(MailText.Clip)) + (addresses.Count > 5 ? $" and {addresses.Count - 5} more" : "");

    // The boundary line's "for" was written by a host the reader trusts, so it is as good as the envelope.
    private static List<(string Address, Hop? Line)> Hidden(MessageFacts facts)
    {
        List<(string Address, Hop? Line)> hidden = [];
        foreach (var recipient in facts.Addresses.Recipients)
        {
            Add(hidden, facts, recipient, null);
        }

        if (facts.Chain.BoundaryHop is { } boundary)
        {
            foreach (var span in boundary.Line.ForSpans)
            {
                Add(hidden, facts, MessageAddresses.Bare(boundary.Line.Text(span)), boundary);
            }
        }

        return hidden;
    }

    // A handful is enough to say; more would cost time that a hostile header decides on.
    private static void Add(List<(string Address, Hop? Line)> hidden, MessageFacts facts, string address, Hop? line)
    {
        if (hidden.Count < MostNamed && MessageAddresses.HasDomain(address) && !facts.Addresses.IsVisible(address)
            && !hidden.Exists(h => MessageAddresses.Key(h.Address) == MessageAddresses.Key(address)))
        {
            hidden.Add((address, line));
        }
    }
}
