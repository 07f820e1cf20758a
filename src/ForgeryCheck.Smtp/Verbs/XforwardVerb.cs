using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Clients;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Syntax;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>XFORWARD (Postfix XFORWARD_README): a trusted mail server names the client that the next message came from.</summary>
internal sealed class XforwardVerb() : ClientClaimVerb("XFORWARD")
{
    /// <inheritdoc/>
    private protected override ValueTask<Step> ClaimAsync(Session session, ReadOnlyMemory<byte> argument)
    {
        var client = session.Forwarded ?? new ForwardedClient();
        if (XforwardReader.Read(argument.Span, ref client) != ArgumentError.None)
        {
            return new(Refuse(session, argument));
        }

        session.Forwarded = client;
        return new(StandardReplies.Ok);
    }
}
