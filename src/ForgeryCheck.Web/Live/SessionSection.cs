using System.Globalization;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Trace;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Web.Live;

/// <summary>Writes what the listener saw of a session: who was there, what was wrong on the wire, and what was said. Passwords are not shown.</summary>
internal static class SessionSection
{
    private const int MostAttempts = 20;

    /// <summary>Writes it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="session">The session.</param>
    /// <param name="dialogue">What was said.</param>
    /// <param name="looksUpNames">Whether the listener looks up names.</param>
    internal static void Write(HtmlPage page, SessionFacts session, ReadOnlySpan<byte> dialogue, bool looksUpNames)
    {
        page.Markup("<section id=\"session\" class=\"part\" aria-labelledby=\"session-head\">\n<h2 id=\"session-head\">Session</h2>\n<dl>\n")
            .Term("Client", session.Client is { } client ? End(client, session.ClientPort) : "unknown")
            .Term("Reverse name", session.ClientName ?? (looksUpNames ? "none, or not known in time" : "not looked up"))
            .Term("HELO", session.Helo ?? "none")
            .Term("Peer", session.Source == ClientSource.Peer ? null : $"{End(session.Peer, session.PeerPort)}, which named the client by {ReportWords.Of(session.Source).ToUpperInvariant()}")
            .Term("Protocol", session.Protocol)
            .Term("TLS", session.Tls is { } tls ? $"{tls}, {session.Cipher}" : "none")
            .Term("Connected", ReportTime.Plain(session.Connected))
            .Term("Received", string.Create(CultureInfo.InvariantCulture, $"{ReportTime.Plain(session.Received)}, {Seconds(session):0.0} s after the client connected"))
            .Term("Accepted by", $"{session.Host} as {session.Id}");
        if (session.Forwarded is { } forwarded)
        {
            page.Term("XFORWARD", string.Join(", ", new (string Name, string? Value)[]
            {
                ("NAME", forwarded.Name), ("ADDR", forwarded.Address?.ToString()), ("HELO", forwarded.Helo), ("PROTO", forwarded.Protocol), ("IDENT", forwarded.Identifier),
            }.Where(one => one.Value is not null).Select(one => $"{one.Name}={one.Value}")));
        }

        foreach (var attempt in session.Authentication.Take(MostAttempts))
        {
            page.Term("AUTH", $"{attempt.Mechanism} as {attempt.User ?? "nobody"}: {(attempt.Outcome == AuthenticationOutcome.Accepted ? "accepted unchecked" : ReportWords.Of(attempt.Outcome))}");
        }

        page.Markup("</dl>\n");
        WriteWire(page, session.Wire);
        WriteDialogue(page, dialogue);
        page.Markup("</section>\n");
    }

    private static double Seconds(SessionFacts session) => Math.Max(0, (session.Received - session.Connected).TotalSeconds);

    private static string End(HostAddress address, int? port) => port is { } known ? string.Create(CultureInfo.InvariantCulture, $"{address}, port {known}") : address.ToString();

    private static void WriteWire(HtmlPage page, IReadOnlyList<WireFact> wire)
    {
        page.Markup("<h3>On the wire</h3>\n");
        if (wire.Count == 0)
        {
            page.Markup("<p>No protocol violations.</p>\n");
            return;
        }

        page.Markup("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Protocol violations\"><table id=\"wire\">\n<thead><tr><th scope=\"col\">What the client did</th><th scope=\"col\">Times</th><th scope=\"col\">First at byte</th><th scope=\"col\">What it sent</th></tr></thead>\n<tbody>\n");
        foreach (var fact in wire)
        {
            page.Markup("<tr><td>").Text(WireFactKinds.Word(fact.Kind).Replace('-', ' '))
                .Markup(string.Create(CultureInfo.InvariantCulture, $"</td><td>{fact.Count}</td><td>{fact.Offset}</td><td>")).Markup("<code>").Text(fact.Sample, 200).Markup("</code></td></tr>\n");
        }

        page.Markup("</tbody>\n</table></div>\n");
    }

    private static void WriteDialogue(HtmlPage page, ReadOnlySpan<byte> dialogue)
    {
        page.Markup("<h3 id=\"dialogue-head\">Dialogue</h3>\n");
        if (dialogue.IsEmpty)
        {
            page.Markup("<p>The commands and replies of this session are no longer held; they are not stored with the message.</p>\n");
            return;
        }

        page.Markup("<ol id=\"dialogue\" aria-labelledby=\"dialogue-head\">\n");
        foreach (var range in dialogue.Split((byte)'\n'))
        {
            if (dialogue[range] is not [var side, _, ..] line)
            {
                continue;
            }

            page.Markup(side switch
            {
                (byte)'S' => "<li class=\"server\"><span class=\"side\">Server</span> <code>",
                (byte)'C' => "<li class=\"client\"><span class=\"side\">Client</span> <code>",
                _ => "<li class=\"note\"><span class=\"side\"></span> <code>",
            })
                .Text(TraceText.Decode(line[2..])).Markup("</code></li>\n");
        }

        page.Markup("</ol>\n");
    }
}
