using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Syntax;
using ForgeryCheck.Smtp.Trust;

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

        if (XclientCommand.Read(argument.Span, out var claimed) != ArgumentError.None)
        {
            session.Facts.Add(WireFactKind.WrongParameter, sample: argument.Span);
            return StandardReplies.SyntaxError;
        }

        var before = session.Client;
        var client = before with { Source = ClientSource.Xclient };
        client = claimed.Has(ClientAttributes.Addr) ? client with { Address = claimed.Address, Name = null, HasNoName = false } : client;
        client = claimed.Has(ClientAttributes.Port) ? client with { Port = claimed.Port } : client;
        client = claimed.Has(ClientAttributes.Name) ? client with { Name = claimed.Name, HasNoName = claimed.Name is null } : client;
        client = claimed.Has(ClientAttributes.Proto) ? client with { Protocol = claimed.Protocol } : client;
        client = claimed.Has(ClientAttributes.Login) ? client with { Login = claimed.Login } : client;
        session.Client = client;
        await session.RestartAsync().ConfigureAwait(false);
        // The client that is spoken for may have been greeted by the peer: what it said there is told with HELO.
        session.Helo = claimed.Has(ClientAttributes.Helo) ? claimed.Helo : null;
        session.State = session.Helo is null ? SessionStates.Greeted : SessionStates.Ready;
        if (client.Address != before.Address)
        {
            session.LookUpClient();
        }

        return new Reply(220, null, $"{session.Options.HostName} {(session.Options.Lmtp ? "LMTP" : "ESMTP")}");
    }
}
