using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>EXPN (RFC 5321 section 7.3): not implemented, since mailing lists are not disclosed to strangers.</summary>
internal sealed class ExpnVerb() : Verb("EXPN")
{
    /// <inheritdoc/>
    internal override bool EndsGroup => true;

    /// <inheritdoc/>
    internal override bool IsJunk => true;

    /// <inheritdoc/>
    internal override ValueTask<Step> RunAsync(Session session, ReadOnlyMemory<byte> argument) => new(StandardReplies.NotImplemented);
}
