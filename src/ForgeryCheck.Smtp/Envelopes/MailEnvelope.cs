using ForgeryCheck.Messages;

namespace ForgeryCheck.Smtp.Envelopes;

/// <summary>The envelope of one message, parameters included.</summary>
/// <param name="Sender">The MAIL command.</param>
/// <param name="Recipients">The accepted RCPT commands, in order.</param>
internal sealed record MailEnvelope(Sender Sender, IReadOnlyList<Recipient> Recipients)
{
    /// <summary>The envelope in the form the analyzer takes.</summary>
    internal Envelope ToEnvelope() => new(Sender.Address, [.. Recipients.Select(r => r.Address)]);
}
