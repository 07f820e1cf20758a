using System.Globalization;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Reports;

/// <summary>How reports for people describe the session by which a message came. Contains text from the client, not yet escaped.</summary>
internal static class SessionWords
{
    /// <summary>The client, how it is known, and the protocol. What was wrong on the wire is reported by findings.</summary>
    internal static string Of(SessionFacts session)
    {
        var who = session.Source switch
        {
            ClientSource.Peer => Client(session),
            ClientSource.Milter => $"{Client(session)}, as reported by the mail server (milter)",
            _ => $"{Client(session)}, as reported by {End(session.Peer, session.PeerPort)} ({ReportWords.Of(session.Source).ToUpperInvariant()})",
        };
        var helo = session.Helo is { Length: > 0 } name ? $", called itself {name}" : ", gave no name";
        var tls = session.Tls is null ? " without TLS" : $", {session.Tls} {session.Cipher}".TrimEnd();
        return $"{who}{helo}; {session.Protocol}{tls}; accepted by {session.Host} as {session.QueueId ?? session.Id}{Forwarded(session)}{Authentication(session.Authentication)}";
    }

    private static string Authentication(IReadOnlyList<AuthenticationAttempt> attempts)
    {
        if (attempts.Count == 0)
        {
            return "";
        }

        // After one that was accepted there are no more (RFC 4954 section 4).
        var last = attempts[^1];
        var before = attempts.Count switch
        {
            1 => "",
            2 => " after another attempt",
            var count => string.Create(CultureInfo.InvariantCulture, $" after {count - 1} other attempts"),
        };
        return $"; AUTH {last.Mechanism} as {last.User ?? "nobody"}{before}, {(last.Outcome == AuthenticationOutcome.Accepted ? "accepted unchecked" : ReportWords.Of(last.Outcome))}";
    }

    private static string Client(SessionFacts session)
    {
        if (session.Client is not { } address)
        {
            return "an unknown client";
        }

        var end = End(address, session.ClientPort);
        return session.ClientName is { } name ? $"{name} [{end}]" : end;
    }

    private static string Forwarded(SessionFacts session)
    {
        if (session.Forwarded is not { } forwarded)
        {
            return "";
        }

        var client = forwarded.Address is { } address ? End(address, forwarded.Port) : forwarded.Name ?? "an internal client";
        var helo = forwarded.Helo is { Length: > 0 } name ? $", called itself {name}" : "";
        return $"; a trusted mail server, which received it from {client}{helo} (XFORWARD)";
    }

    private static string End(HostAddress address, int? port) =>
        port is { } p ? string.Create(CultureInfo.InvariantCulture, $"{address} port {p}") : address.ToString();
}
