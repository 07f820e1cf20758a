using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Clients;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Syntax;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>XFORWARD (Postfix XFORWARD_README): a trusted mail server tells of the client that it took the next message from.</summary>
internal sealed class XforwardVerb() : Verb("XFORWARD")
{
    /// <inheritdoc/>
    internal override ValueTask<Step> RunAsync(Session session, ReadOnlyMemory<byte> argument)
    {
        if (!session.MayClaimClient)
        {
            session.Facts.Add(WireFactKind.ClientClaimByStranger, sample: argument.Span);
            return new(StandardReplies.NotAuthorized);
        }

        var client = session.Forwarded ?? new ForwardedClient();
        if (XforwardReader.Read(argument.Span, ref client) != ArgumentError.None)
        {
            session.Facts.Add(WireFactKind.WrongParameter, sample: argument.Span);
            return new(StandardReplies.SyntaxError);
        }

        session.Forwarded = client;
        return new(StandardReplies.Ok);
    }
}
