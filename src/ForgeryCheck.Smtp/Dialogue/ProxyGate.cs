using ForgeryCheck.Smtp.Clients;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Dialogue;

/// <summary>
/// Reads the header that a trusted balancer sends ahead of everything (the PROXY protocol, versions 1 and 2). It is mandatory: if it were optional, a
/// client could send one of its own.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="watch">Its deadlines.</param>
internal sealed class ProxyGate(Session session, SessionWatch watch)
{
    /// <summary>Reads the header; returns the reply to refuse with if it is invalid or its client has too many connections.</summary>
    internal async ValueTask<Reply?> PassAsync()
    {
        var input = session.Input;
        watch.BeginHandshake();
        while (true)
        {
            var header = ProxyHeader.Read(input.Waiting);
            switch (header.Outcome)
            {
                case ProxyOutcome.Done:
                    input.Advance(header.Used);
                    if (header.IsLocal)
                    {
                        return null; // the balancer's own health check
                    }

                    session.SetProxiedClient(header.Source, header.SourcePort);
                    return header.Source is not { } source || session.Place.TryName(source) ? null : StandardReplies.TooManyConnections;
                case ProxyOutcome.Invalid:
                    return StandardReplies.BadProxyHeader;
                default:
                    var count = await session.Connection.ReceiveAsync(input.Room()).ConfigureAwait(false);
                    if (count == 0)
                    {
                        return StandardReplies.BadProxyHeader;
                    }

                    input.Received(count);
                    break;
            }
        }
    }
}
