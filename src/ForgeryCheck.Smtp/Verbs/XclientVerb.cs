using ForgeryCheck.Smtp.Clients;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Syntax;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>XCLIENT (Postfix XCLIENT_README): from here on a trusted peer speaks for another client; the session starts over.</summary>
internal sealed class XclientVerb() : ClientClaimVerb("XCLIENT")
{
    /// <inheritdoc/>
    internal override bool EndsGroup => true;

    /// <inheritdoc/>
    private protected override async ValueTask<Step> ClaimAsync(Session session, ReadOnlyMemory<byte> argument)
    {
        if (XclientReader.Read(argument.Span, out var claimed) != ArgumentError.None)
        {
            return Refuse(session, argument);
        }

        var before = session.Client;
        session.Client = claimed.InPlaceOf(before);
        await session.RestartAsync().ConfigureAwait(false);
        session.Authentication.Clear(); // They were another client's.
        // The peer may already have greeted that client: its HELO name then comes as an attribute.
        session.Helo = claimed.Has(ClientAttributes.Helo) ? claimed.Helo : null;
        session.State = session.Helo is null ? SessionStates.Greeted : SessionStates.Ready;
        if (session.Client.Address != before.Address)
        {
            session.LookUpClient();
        }

        return session.Greeting;
    }
}
