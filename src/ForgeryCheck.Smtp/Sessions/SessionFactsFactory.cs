using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Smtp.Wire;

namespace ForgeryCheck.Smtp.Sessions;

/// <summary>Builds what the analyzer gets to know about a message's session.</summary>
internal static class SessionFactsFactory
{
    internal static SessionFacts Create(Session session, Reception reception) => new()
    {
        Id = reception.Id,
        Host = session.Options.HostName,
        Peer = session.Connection.Peer,
        PeerPort = session.Connection.PeerPort,
        Client = session.Client.Address,
        ClientPort = session.Client.Port,
        Source = session.Client.Source,
        ClientName = session.ClientName,
        Helo = session.Helo,
        Protocol = session.Protocol,
        Tls = session.Connection.Tls?.Version,
        Cipher = session.Connection.Tls?.Cipher,
        Forwarded = session.Forwarded,
        Connected = session.Connected,
        Received = DateTimeOffset.UtcNow,
        Authentication = session.Authentication.Count == 0 ? [] : [.. session.Authentication],
        Wire = WireFacts.List(session.Facts, Undeclared(session, reception.Facts), reception.Stamp.Length),
    };

    // Bytes above 127 are a violation only if neither BODY=8BITMIME nor SMTPUTF8 declared them (RFC 6152 section 3, RFC 6531 section 3.6).
    private static WireFacts Undeclared(Session session, WireFacts facts)
    {
        if (session.Sender is { Body: BodyKind.EightBitMime } or { Utf8: true })
        {
            facts.Remove(WireFactKind.EightBitUndeclared);
        }

        return facts;
    }
}
