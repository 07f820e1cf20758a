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
        var sender = facts.Addresses.Sender;
        var domain = MessageAddresses.DomainOf(sender);
        var author = facts.Addresses.From.FirstOrDefault(f => facts.Organisations.Of(MessageAddresses.DomainOf(f)) is not null);
        if (author is null || facts.Organisations.Of(domain) is null
            || facts.Addresses.From.Any(f => facts.Organisations.Same(MessageAddresses.DomainOf(f), domain)))
        {
            return;
        }

        var (source, field) = facts.Addresses.SenderSource();
        sink.Add(Findings.OnHeader(
            Info, facts, field, [],
            $"The reader sees {MailText.Clip(author)} as the sender, but the envelope's sender ({source}) is {MailText.Clip(sender)}, of another organisation.",
            Reasons, [("envelopeFrom", sender), ("source", source), ("from", author)]));
    }
}
