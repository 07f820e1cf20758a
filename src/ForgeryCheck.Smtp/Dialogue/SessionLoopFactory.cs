using ForgeryCheck.Smtp.Acceptance;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Policy;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Tls;
using ForgeryCheck.Smtp.Verbs;

namespace ForgeryCheck.Smtp.Dialogue;

/// <summary>Creates the loop that runs each session.</summary>
/// <param name="verbs">The commands.</param>
/// <param name="authenticator">Conducts authentication exchanges.</param>
/// <param name="acceptance">Handles complete messages.</param>
/// <param name="proxyPeers">Peers that send PROXY headers.</param>
/// <param name="certificate">The certificate for STARTTLS; null for none.</param>
/// <param name="telemetry">Log and metrics.</param>
internal sealed class SessionLoopFactory(
    VerbTable verbs, Authenticator authenticator, MessageAcceptance acceptance, TrustedPeers proxyPeers, TlsCertificate? certificate, Telemetry telemetry)
{
    /// <summary>The loop of a session.</summary>
    internal SessionLoop Create(Session session, SessionWatch watch) =>
        new(session, watch, verbs, authenticator, acceptance, proxyPeers, certificate, telemetry);
}
