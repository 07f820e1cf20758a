namespace ForgeryCheck.Rules.Envelope;

/// <summary>
/// The envelope has a recipient who is not in To or Cc: a blind copy (Bcc), a list or an alias. Header and envelope are independent, and messages
/// that do not mention their real recipient are common in genuine and forged mail alike.
/// </summary>
internal sealed class RecipientOnlyInEnvelopeRule : IRule
{
    private const int MostNamed = 32;

    private const int MostShown = 5;

    private static readonly string[] Reasons =
    [
        "The recipient got a blind copy (Bcc).",
        "To names a mailing list or an alias that leads to the recipient.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC502", "recipient-only-in-envelope", RuleFamily.Envelope, FindingKind.Note,
        "The envelope names a recipient who is not in To or Cc");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (Hidden(facts) is not { } hidden)
        {
            return;
        }

        var visible = facts.Addresses.To.All;
        var (address, line) = hidden[0];
        var (source, field) = line is { } at ? ($"\"for\" of line {at.Number}", at.Field) : facts.Addresses.RecipientSource(address);
        var who = List([.. hidden.Select(h => h.Address)]);
        var shown = visible.Length == 0 ? "nobody" : List(visible);
        sink.Add(FindingOn.Header(
            Info, facts, field, line is null ? [] : [line.Number],
            $"To and Cc do not name {who}, who {(hidden.Count == 1 ? "is a recipient" : "are recipients")} according to the envelope ({source}). They name {shown}.",
            Reasons, [("recipients", who), ("source", source), ("to", visible.Length == 0 ? null : shown)]));
    }

    private static string List(ReadOnlySpan<string> addresses)
    {
        var shown = new string[Math.Min(addresses.Length, MostShown)];
        for (var i = 0; i < shown.Length; i++)
        {
            shown[i] = MailText.Clip(addresses[i]);
        }

        var list = string.Join(", ", shown);
        return addresses.Length > MostShown ? $"{list} and {addresses.Length - MostShown} more" : list;
    }

    // The boundary line's "for" was written by a trusted host, so it is as reliable as the envelope.
    private static List<(string Address, Hop? Line)>? Hidden(MessageFacts facts)
    {
        List<(string Address, Hop? Line)>? hidden = null;
        foreach (var recipient in facts.Addresses.Recipients)
        {
            Add(ref hidden, facts, recipient, null);
        }

        foreach (var recipient in facts.HandOverFor)
        {
            Add(ref hidden, facts, MessageAddresses.Bare(recipient), facts.Chain.BoundaryHop);
        }

        return hidden;
    }

    // A handful is enough; more would let a hostile header decide how much time is spent.
    private static void Add(ref List<(string Address, Hop? Line)>? hidden, MessageFacts facts, string address, Hop? line)
    {
        if (!(hidden?.Count >= MostNamed) && MessageAddresses.HasDomain(address) && !facts.Addresses.To.Has(address)
            && hidden?.Exists(h => Mailboxes.AreSame(h.Address, address)) != true)
        {
            (hidden ??= []).Add((address, line));
        }
    }
}
