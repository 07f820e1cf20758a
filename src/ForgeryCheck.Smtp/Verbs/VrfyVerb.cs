using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>VRFY (RFC 5321 sections 3.5.3 and 7.3): mailboxes are not disclosed to strangers.</summary>
internal sealed class VrfyVerb() : Verb("VRFY")
{
    /// <inheritdoc/>
    internal override bool EndsGroup => true;

    /// <inheritdoc/>
    internal override bool IsJunk => true;

    /// <inheritdoc/>
    internal override ValueTask<Step> RunAsync(Session session, ReadOnlyMemory<byte> argument) =>
        new(argument.IsEmpty ? StandardReplies.SyntaxError : StandardReplies.CannotVerify);
}
