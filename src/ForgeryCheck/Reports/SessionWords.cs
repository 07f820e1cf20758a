using System.Globalization;
using ForgeryCheck.Messages;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Reports;

/// <summary>What the reports for people say of the session that a message came by. Holds text from the client, not yet made safe.</summary>
internal static class SessionWords
{
    /// <summary>Who spoke, how that is known, and how it spoke. What was wrong on the wire is told by findings.</summary>
    internal static string Of(SessionFacts session)
    {
        var who = session.Source switch
        {
            ClientSource.Peer => Client(session),
            _ => $"{Client(session)}, as {End(session.Peer, session.PeerPort)} told by {ReportWords.Of(session.Source).ToUpperInvariant()}",
        };
        var helo = session.Helo is { Length: > 0 } name ? $", called itself {name}" : ", gave no name";
        var tls = session.Tls is null ? " without TLS" : $", {session.Tls} {session.Cipher}".TrimEnd();
        return $"{who}{helo}; {session.Protocol}{tls}; taken by {session.Host} as {session.Id}{Forwarded(session)}";
    }

    private static string Client(SessionFacts session)
    {
        if (session.Client is not { } address)
        {
            return "a client that is not known";
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

        var client = forwarded.Address is { } address ? End(address, forwarded.Port) : forwarded.Name ?? "a client inside the site";
        var helo = forwarded.Helo is { Length: > 0 } name ? $", called itself {name}" : "";
        return $"; a trusted mail server, which had it from {client}{helo} (XFORWARD)";
    }

    private static string End(HostAddress address, int? port) =>
        port is { } p ? string.Create(CultureInfo.InvariantCulture, $"{address} port {p}") : address.ToString();
}
