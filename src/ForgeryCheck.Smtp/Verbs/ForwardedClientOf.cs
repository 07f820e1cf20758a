using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>The client as the next hop is told of it by XFORWARD: the one that we were told of, or else the one that we saw.</summary>
internal static class ForwardedClientOf
{
    internal static ForwardedClient Session(Session session) => session.Forwarded ?? new ForwardedClient
    {
        Name = TraceLine.NameOf(session),
        Address = session.Client.Address,
        Port = session.Client.Port,
        Protocol = session.IsExtended ? "ESMTP" : "SMTP",
        Helo = session.Helo,
        Source = "REMOTE",
    };
}
