using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>What XCLIENT and XFORWARD have in common: they speak for another client, which few peers may.</summary>
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

    /// <summary>Carries it out for a peer that may.</summary>
    private protected abstract ValueTask<Step> ClaimAsync(Session session, ReadOnlyMemory<byte> argument);

    /// <summary>Refuses an argument that is wrong.</summary>
    private protected static Reply Refuse(Session session, ReadOnlyMemory<byte> argument)
    {
        session.Facts.Add(WireFactKind.WrongParameter, sample: argument.Span);
        return StandardReplies.SyntaxError;
    }
}
