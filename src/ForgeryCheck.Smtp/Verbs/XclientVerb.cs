using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Clients;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Syntax;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>XCLIENT (Postfix XCLIENT_README): a trusted peer speaks for another client from here on; the session begins anew.</summary>
internal sealed class XclientVerb() : Verb("XCLIENT")
{
    /// <inheritdoc/>
    internal override bool EndsGroup => true;

    /// <inheritdoc/>
    internal override async ValueTask<Step> RunAsync(Session session, ReadOnlyMemory<byte> argument)
    {
        if (!session.MayClaimClient)
        {
            session.Facts.Add(WireFactKind.ClientClaimByStranger, sample: argument.Span);
            return StandardReplies.NotAuthorized;
        }

        if (XclientReader.Read(argument.Span, out var claimed) != ArgumentError.None)
        {
            session.Facts.Add(WireFactKind.WrongParameter, sample: argument.Span);
            return StandardReplies.SyntaxError;
        }

        var before = session.Client;
        session.Client = claimed.InPlaceOf(before);
        await session.RestartAsync().ConfigureAwait(false);
        // The client that is spoken for may have been greeted by the peer: what it said there is told with HELO.
        session.Helo = claimed.Has(ClientAttributes.Helo) ? claimed.Helo : null;
        session.State = session.Helo is null ? SessionStates.Greeted : SessionStates.Ready;
        if (session.Client.Address != before.Address)
        {
            session.LookUpClient();
        }

        return session.Greeting;
    }
}
