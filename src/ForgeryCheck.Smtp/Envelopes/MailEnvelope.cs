using ForgeryCheck.Messages;

namespace ForgeryCheck.Smtp.Envelopes;

/// <summary>The envelope of one message with all its parameters.</summary>
/// <param name="Sender">What MAIL said.</param>
/// <param name="Recipients">What each accepted RCPT said, in their order.</param>
internal sealed record MailEnvelope(Sender Sender, IReadOnlyList<Recipient> Recipients)
{
    /// <summary>The envelope as the analyzer takes it.</summary>
    internal Envelope ToEnvelope() => new(Sender.Address, [.. Recipients.Select(r => r.Address)]);
}
