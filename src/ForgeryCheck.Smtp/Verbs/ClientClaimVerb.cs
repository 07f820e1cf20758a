using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>The common part of XCLIENT and XFORWARD: they speak for another client, which only trusted peers are allowed to do.</summary>
/// <param name="name">The command.</param>
internal abstract class ClientClaimVerb(string name) : Verb(name)
{
    /// <inheritdoc/>
    internal override ValueTask<Step> RunAsync(Session session, ReadOnlyMemory<byte> argument)
    {
        if (!session.MayClaimClient)
        {
            session.Facts.Add(WireFactKind.ClientClaimByStranger, sample: argument.Span);
            return new(StandardReplies.NotAuthorized);
        }

        return ClaimAsync(session, argument);
    }

    /// <summary>Executes it for a trusted peer.</summary>
    private protected abstract ValueTask<Step> ClaimAsync(Session session, ReadOnlyMemory<byte> argument);

    /// <summary>Refuses an invalid argument.</summary>
    private protected static Reply Refuse(Session session, ReadOnlyMemory<byte> argument)
    {
        session.Facts.Add(WireFactKind.WrongParameter, sample: argument.Span);
        return StandardReplies.SyntaxError;
    }
}
