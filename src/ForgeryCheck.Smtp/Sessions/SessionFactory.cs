using ForgeryCheck.Names;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Policy;
using ForgeryCheck.Smtp.Relay;
using ForgeryCheck.Smtp.Wire;

namespace ForgeryCheck.Smtp.Sessions;

/// <summary>Creates the state of each session.</summary>
/// <param name="options">The listener's options.</param>
/// <param name="ids">Generates ids.</param>
/// <param name="xclientPeers">Peers allowed to use XCLIENT and XFORWARD.</param>
/// <param name="names">Looks up clients' names.</param>
/// <param name="nextHop">The next hop; null if mail is not forwarded.</param>
/// <param name="recordsDialogue">Whether commands and replies are recorded.</param>
internal sealed class SessionFactory(
    ListenerOptions options, IdGenerator ids, TrustedPeers xclientPeers, INameService names, INextHop? nextHop, bool recordsDialogue)
{
    /// <summary>The state of a new session.</summary>
    internal Session Create(Connection connection, ConnectionPlace place) =>
        new(ids.Next(), connection, place, options, xclientPeers, names, nextHop?.Open()) { Dialogue = recordsDialogue ? new SessionDialogue() : null };
}
