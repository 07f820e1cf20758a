using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>STARTTLS (RFC 3207 section 4).</summary>
internal sealed class StartTlsVerb() : Verb("STARTTLS")
{
    /// <inheritdoc/>
    internal override bool EndsGroup => true;

    /// <inheritdoc/>
    internal override ValueTask<Step> RunAsync(Session session, ReadOnlyMemory<byte> argument) => new(
        session.Services.Tls is null ? StandardReplies.NotImplemented
        : session.Connection.Tls is not null ? StandardReplies.TlsAlready
        : !argument.IsEmpty ? StandardReplies.NoArgument
        : new Step(StandardReplies.StartTls, NextInput.Handshake));
}
