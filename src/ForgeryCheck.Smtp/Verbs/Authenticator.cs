using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sasl;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>
/// Conducts authentication exchanges (RFC 4954 section 4) and records how they end. No password is checked: the mode alone decides. It works without TLS
/// too, against section 4 of that RFC, since a trap protects nobody's password, and those who try stolen ones often do without.
/// </summary>
/// <param name="mode">Whether credentials are accepted or refused.</param>
/// <param name="recordPasswords">Whether passwords are recorded.</param>
/// <param name="telemetry">Where exchanges are logged and counted, without passwords.</param>
internal sealed class Authenticator(AuthMode mode, bool recordPasswords, Telemetry telemetry)
{
    /// <summary>Attempts recorded of one session. The limit of errors ends most sessions before; it can be lifted.</summary>
    private const int MostRecorded = 20;

    /// <summary>Takes a response of the exchange in progress.</summary>
    /// <param name="session">The session.</param>
    /// <param name="line">The response as sent, in base64; "*" cancels the exchange.</param>
    internal Reply Respond(Session session, ReadOnlySpan<byte> line)
    {
        if (line.SequenceEqual("*"u8))
        {
            return End(session, AuthenticationOutcome.Cancelled, StandardReplies.AuthCancelled);
        }

        if (!SaslBase64.TryDecode(line, out var response))
        {
            return End(session, AuthenticationOutcome.Malformed, StandardReplies.BadBase64);
        }

        return session.Exchange!.Take(response) switch
        {
            SaslProgress.Challenge => session.Exchange.Challenge,
            SaslProgress.Malformed => End(session, AuthenticationOutcome.Malformed, StandardReplies.BadCredentials),
            _ when mode == AuthMode.Accept => End(session, AuthenticationOutcome.Accepted, StandardReplies.Authenticated),
            _ => End(session, AuthenticationOutcome.Refused, StandardReplies.BadCredentials),
        };
    }

    /// <summary>Ends the exchange in progress, if any, for a line over the limit, which was discarded.</summary>
    internal Reply RefuseLongLine(Session session) => session.Exchange is null
        ? StandardReplies.AuthLineTooLong
        : End(session, AuthenticationOutcome.Malformed, StandardReplies.AuthLineTooLong);

    private Reply End(Session session, AuthenticationOutcome outcome, Reply reply)
    {
        var exchange = session.Exchange!;
        session.Exchange = null;
        session.IsAuthenticated = outcome == AuthenticationOutcome.Accepted;
        if (session.Authentication.Count < MostRecorded || session.IsAuthenticated)
        {
            session.Authentication.Add(new AuthenticationAttempt(exchange.Mechanism, outcome)
            {
                User = exchange.User,
                Identity = exchange.Identity,
                Password = recordPasswords ? exchange.Password : null,
            });
        }

        telemetry.Metrics.Authentication(outcome);
        if (telemetry.Log.Has(LogLevel.Info))
        {
            telemetry.Log.Write(
                LogLevel.Info, "auth", session.Id, ("mechanism", exchange.Mechanism), ("outcome", outcome), ("user", exchange.User), ("identity", exchange.Identity));
        }

        return reply;
    }
}
