using ForgeryCheck.Smtp.Clients;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Dialogue;

/// <summary>
/// Reads the header that a trusted balancer puts in front of everything (the PROXY protocol, versions 1 and 2). It has to be there: where it may be left out, a client
/// can put one of its own in front.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="watch">Its time.</param>
internal sealed class ProxyGate(Session session, SessionWatch watch)
{
    /// <summary>Reads the header; gives the reply to refuse with, where what comes is none or its client has too many connections.</summary>
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
                        return null; // the balancer's own check
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
