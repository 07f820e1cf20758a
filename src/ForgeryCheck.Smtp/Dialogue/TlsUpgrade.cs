using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Tls;

namespace ForgeryCheck.Smtp.Dialogue;

/// <summary>Starts TLS in a session: after STARTTLS (RFC 3207), or before anything else (RFC 8314 section 3).</summary>
/// <param name="session">The session.</param>
/// <param name="watch">Its deadlines.</param>
/// <param name="replies">Its replies.</param>
/// <param name="certificate">The certificate; null if there is no TLS.</param>
/// <param name="telemetry">Where handshakes are logged and counted.</param>
internal sealed class TlsUpgrade(Session session, SessionWatch watch, ReplySender replies, TlsCertificate? certificate, Telemetry telemetry)
{
    /// <summary>The first byte of a TLS record that holds a handshake (RFC 8446 section 5.1).</summary>
    private const byte HandshakeRecord = 22;

    /// <summary>Performs the handshake that opens a connection; false if it fails: then the session ends without a word, since none would be understood.</summary>
    internal async ValueTask<bool> BeginAsync()
    {
        watch.BeginHandshake();
        var input = session.Input;
        if (input.IsEmpty)
        {
            input.Received(await session.Connection.ReceiveAsync(input.Room()).ConfigureAwait(false));
        }

        if (input.IsEmpty || input.Waiting[0] != HandshakeRecord)
        {
            Fail(input.IsEmpty ? "the client sent nothing" : "the client does not speak TLS");
            return false;
        }

        // A balancer's PROXY header and the start of the handshake often come together.
        var received = input.Waiting.ToArray();
        input.Clear();
        return await HandshakeAsync(received).ConfigureAwait(false);
    }

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
        if (await HandshakeAsync(default).ConfigureAwait(false))
        {
            await session.RestartAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> HandshakeAsync(ReadOnlyMemory<byte> received)
    {
        try
        {
            await session.Connection.StartTlsAsync(certificate!.Options(), received).ConfigureAwait(false);
        }
        catch (Exception e) when (e is System.Security.Authentication.AuthenticationException or IOException or InvalidOperationException)
        {
            Fail(e.Message);
            return false;
        }

        telemetry.Metrics.Tls(session.Connection.Tls!.Version);
        session.Dialogue?.Note("[TLS handshake]");
        return true;
    }

    private void Fail(string error)
    {
        telemetry.Log.Write(LogLevel.Info, "tls-failed", session.Id, ("error", error));
        replies.Drop();
    }
}
