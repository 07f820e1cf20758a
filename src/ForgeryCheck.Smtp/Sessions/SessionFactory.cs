using ForgeryCheck.Names;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Policy;
using ForgeryCheck.Smtp.Relay;
using ForgeryCheck.Smtp.Wire;

namespace ForgeryCheck.Smtp.Sessions;

/// <summary>Makes the state of each session.</summary>
/// <param name="options">What is asked of the listener.</param>
/// <param name="ids">Makes ids.</param>
/// <param name="xclientPeers">Who may send XCLIENT and XFORWARD.</param>
/// <param name="names">Finds the names of clients.</param>
/// <param name="nextHop">Where messages are passed on to; null for nowhere.</param>
internal sealed class SessionFactory(ListenerOptions options, IdGenerator ids, TrustedPeers xclientPeers, INameService names, INextHop? nextHop)
{
    /// <summary>The state of a new session.</summary>
    internal Session Create(Connection connection, ConnectionPlace place) =>
        new(ids.Next(), connection, place, options, xclientPeers, names, nextHop?.Open());
}
