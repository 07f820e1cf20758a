using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>RSET (RFC 5321 section 4.1.1.5): ends the transaction.</summary>
internal sealed class RsetVerb() : Verb("RSET")
{
    /// <inheritdoc/>
    internal override bool IsJunk => true;

    /// <inheritdoc/>
    internal override async ValueTask<Step> RunAsync(Session session, ReadOnlyMemory<byte> argument)
    {
        if (!argument.IsEmpty)
        {
            return StandardReplies.NoArgument;
        }

        await session.ResetAsync().ConfigureAwait(false);
        return StandardReplies.Ok;
    }
}
