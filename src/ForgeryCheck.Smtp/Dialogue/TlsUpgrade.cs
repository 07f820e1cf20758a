using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Tls;

namespace ForgeryCheck.Smtp.Dialogue;

/// <summary>Starts TLS in a session after STARTTLS (RFC 3207).</summary>
/// <param name="session">The session.</param>
/// <param name="watch">Its deadlines.</param>
/// <param name="replies">Its replies.</param>
/// <param name="certificate">The certificate; null if STARTTLS is refused.</param>
/// <param name="telemetry">Where handshakes are logged and counted.</param>
internal sealed class TlsUpgrade(Session session, SessionWatch watch, ReplySender replies, TlsCertificate? certificate, Telemetry telemetry)
{
    /// <summary>Sends the reply to STARTTLS and performs the handshake; if that fails, the session ends without a reply.</summary>
    internal async ValueTask UpgradeAsync(Reply reply)
    {
        if (!session.Input.IsEmpty)
        {
            // RFC 3207 section 6: commands that a man in the middle may have injected after STARTTLS must not be run inside TLS.
            session.Facts.Add(WireFactKind.TextBeforeHandshake, sample: session.Input.Waiting);
            telemetry.Metrics.WireFact(WireFactKind.TextBeforeHandshake);
            session.Input.Clear();
        }

        replies.Say(reply);
        await replies.SendAsync().ConfigureAwait(false);
        watch.BeginHandshake();
        try
        {
            await session.Connection.StartTlsAsync(certificate!.Options()).ConfigureAwait(false);
        }
        catch (Exception e) when (e is System.Security.Authentication.AuthenticationException or IOException or InvalidOperationException)
        {
            telemetry.Log.Write(LogLevel.Info, "tls-failed", session.Id, ("error", e.Message));
            replies.Drop();
            return;
        }

        telemetry.Metrics.Tls(session.Connection.Tls!.Version);
        await session.RestartAsync().ConfigureAwait(false);
    }
}
