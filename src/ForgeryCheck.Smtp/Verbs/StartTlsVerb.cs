using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>STARTTLS (RFC 3207 section 4).</summary>
/// <param name="hasTls">Whether there is a certificate.</param>
internal sealed class StartTlsVerb(bool hasTls) : Verb("STARTTLS")
{
    /// <inheritdoc/>
    internal override bool EndsGroup => true;

    /// <inheritdoc/>
    internal override ValueTask<Step> RunAsync(Session session, ReadOnlyMemory<byte> argument) => new(
        !hasTls ? StandardReplies.NotImplemented
        : session.Connection.Tls is not null ? StandardReplies.TlsAlready
        : !argument.IsEmpty ? StandardReplies.NoArgument
        : new Step(StandardReplies.StartTls, NextInput.Handshake));
}
