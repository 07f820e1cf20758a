using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Envelope;

/// <summary>The envelope sender belongs to another organisation than From: bounces go to another address than the one that the reader sees.</summary>
/// <remarks>Only a note: lists, newsletters and forwarders do it every day, as spammers may.</remarks>
internal sealed class EnvelopeSenderDiffersRule : IRule
{
    private static readonly string[] Reasons =
    [
        "A mailing list or a mailing service handles the bounces.",
        "The mail was forwarded, and the forwarder used its own address.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC501", "envelope-sender-differs", RuleFamily.Envelope, FindingKind.Note,
        "The envelope sender belongs to another organisation than From");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        var sender = facts.Addresses.Sender;
        if (facts.Organisations.Of(MailAddress.DomainOf(sender)) is not { } organisation || Author(facts, organisation) is not { } author)
        {
            return;
        }

        var (source, field) = facts.Addresses.SenderSource();
        sink.Add(FindingOn.Header(
            Info, facts, field, [],
            $"From names {MailText.Clip(author)}, but the envelope sender ({source}) is {MailText.Clip(sender)}, whose domain belongs to another organisation.",
            Reasons, [("envelopeFrom", sender), ("source", source), ("from", author)]));
    }

    // The first organisation in From; null if one of them is the sender's.
    private static string? Author(MessageFacts facts, string organisation)
    {
        string? author = null;
        foreach (var from in facts.Addresses.From)
        {
            var its = facts.Organisations.Of(MailAddress.DomainOf(from));
            if (its == organisation)
            {
                return null;
            }

            author ??= its is null ? null : from;
        }

        return author;
    }
}
