namespace ForgeryCheck.Rules.Envelope;

/// <summary>The envelope's sender is of another organisation than From: the address that bounces go to is not the one the reader sees.</summary>
/// <remarks>Said as a note: lists, newsletters and forwarders do it every day, and a spammer may do it too.</remarks>
public sealed class EnvelopeSenderDiffersRule : IRule
{
    private static readonly string[] Reasons =
    [
        "A mailing list or a mailing service takes the bounces.",
        "The mail was forwarded, and the forwarder put in an address of its own.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC501", "envelope-sender-differs", RuleFamily.Envelope, FindingKind.Note,
        "The envelope's sender belongs to another organisation than From");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        var from = facts.Addresses.From;
        if (facts.Addresses.Sender is not { Domain: { } domain } sender || from.Count == 0
            || from.Any(f => f.Domain == domain || facts.Organisations.Same(f.Domain, domain)))
        {
            return;
        }

        var author = from.FirstOrDefault(f => f.Domain is not null);
        if (author is null || facts.Organisations.Of(domain) is null || facts.Organisations.Of(author.Domain) is null)
        {
            return;
        }

        sink.Add(Findings.OnHeader(
            Info, facts, sender.Field, [],
            $"The reader sees {author.Address} as the sender, but the envelope's sender ({sender.Source}) is {sender.Address}, of another organisation.",
            Reasons, [("envelopeFrom", sender.Address), ("source", sender.Source), ("from", author.Address)]));
    }
}
