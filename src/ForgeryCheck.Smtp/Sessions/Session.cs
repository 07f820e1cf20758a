using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Smtp.Clients;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Policy;
using ForgeryCheck.Smtp.Relay;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Wire;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Sessions;

/// <summary>The state of one session, for the verbs to read and change. It neither reads nor writes: the dialogue does.</summary>
/// <param name="id">The session's id in the log.</param>
/// <param name="connection">The connection.</param>
/// <param name="place">Its place among all.</param>
/// <param name="options">What is asked of the listener.</param>
/// <param name="xclientPeers">Who may send XCLIENT and XFORWARD.</param>
/// <param name="names">Finds the client's name.</param>
/// <param name="nextHop">The way to the next hop; null where nothing is passed on.</param>
internal sealed class Session(
    string id, Connection connection, ConnectionPlace place, ListenerOptions options, TrustedPeers xclientPeers, INameService names, INextHopSession? nextHop)
{
    /// <summary>What is asked of the listener.</summary>
    internal ListenerOptions Options => options;

    /// <summary>The connection.</summary>
    internal Connection Connection => connection;

    /// <summary>Its place among all.</summary>
    internal ConnectionPlace Place => place;

    /// <summary>The way to the next hop; null where nothing is passed on.</summary>
    internal INextHopSession? NextHop => nextHop;

    /// <summary>The session's id in the log.</summary>
    internal string Id => id;

    /// <summary>When the client connected.</summary>
    internal DateTimeOffset Connected { get; } = DateTimeOffset.UtcNow;

    /// <summary>What has come and was not used yet.</summary>
    internal SessionInput Input { get; } = new();

    /// <summary>What was wrong with the session so far, its messages left out.</summary>
    internal WireFacts Facts { get; } = new();

    /// <summary>Where it stands.</summary>
    internal SessionStates State { get; set; } = SessionStates.Greeted;

    /// <summary>Who is speaking.</summary>
    internal Client Client { get; set; } = new(connection.Peer, connection.PeerPort, ClientSource.Peer);

    /// <summary>The client's name in the DNS, looked up in the background; null where nobody has to look.</summary>
    internal ReverseLookup? Lookup { get; private set; }

    /// <summary>What the client called itself; null where it did not say.</summary>
    internal string? Helo { get; set; }

    /// <summary>Whether it said EHLO or LHLO.</summary>
    internal bool IsExtended { get; set; }

    /// <summary>Whether the peer may send XCLIENT and XFORWARD.</summary>
    internal bool MayClaimClient { get; private set; } = xclientPeers.Has(connection.Peer);

    /// <summary>What XFORWARD said, for the next message only.</summary>
    internal ForwardedClient? Forwarded { get; set; }

    /// <summary>What MAIL said.</summary>
    internal Sender? Sender { get; set; }

    /// <summary>What each RCPT said that was accepted.</summary>
    internal List<Recipient> Recipients { get; } = [];

    /// <summary>The message that is coming.</summary>
    internal Reception? Reception { get; set; }

    /// <summary>The bytes of the BDAT chunk that is coming, and whether it is the last.</summary>
    internal (long Size, bool IsLast) Chunk { get; set; }

    /// <summary>Commands since the last message that brought none nearer.</summary>
    internal int JunkCommands { get; set; }

    /// <summary>The greeting (RFC 5321 section 4.2).</summary>
    internal Reply Greeting => new(220, null, $"{options.HostName} {(options.Lmtp ? "LMTP" : "ESMTP")}");

    /// <summary>The client's name in the DNS as far as it is known now: nobody waits for it.</summary>
    internal string? ClientName =>
        Client.HasNoName ? null : Client.Name ?? (Lookup is { Name: { IsCompletedSuccessfully: true } found } ? found.Result : null);

    /// <summary>A balancer named its client. That client is a stranger even where the balancer may claim to speak for others.</summary>
    /// <param name="client">The client; null where the balancer does not know: then the connection is all that is known.</param>
    /// <param name="port">Its port.</param>
    internal void SetProxiedClient(HostAddress? client, int? port)
    {
        Client = client is null ? Client : new Client(client, port, ClientSource.Proxy);
        MayClaimClient = client is { } known && xclientPeers.Has(known);
    }

    /// <summary>Begins to look up the client's name in the background, unless a trusted peer gave it.</summary>
    internal void LookUpClient()
    {
        Lookup?.Dispose();
        Lookup = Client is { Address: { } address, Name: null, HasNoName: false } ? ReverseLookup.Start(names, address) : null;
    }

    /// <summary>The client as the next hop is to know it (XFORWARD): the one that a trusted peer named, or else the one that we saw.</summary>
    internal ForwardedClient ToForwardedClient() => Forwarded ?? new ForwardedClient
    {
        Name = ClientName,
        Address = Client.Address,
        Port = Client.Port,
        Protocol = IsExtended ? "ESMTP" : "SMTP",
        Helo = Helo,
        Source = "REMOTE",
    };

    /// <summary>Ends the transaction, wherever it stands (RFC 5321 section 4.1.1.5).</summary>
    internal ValueTask ResetAsync()
    {
        var hadSender = Sender is not null;
        State = Helo is null ? SessionStates.Greeted : SessionStates.Ready;
        Sender = null;
        Recipients.Clear();
        // XFORWARD holds for one transaction (Postfix XFORWARD_README).
        Forwarded = null;
        Reception?.Dispose();
        Reception = null;
        return hadSender && nextHop is not null ? nextHop.ResetAsync() : ValueTask.CompletedTask;
    }

    /// <summary>Begins anew, as behind a greeting: after a TLS handshake (RFC 3207 section 4.2) and XCLIENT.</summary>
    internal ValueTask RestartAsync()
    {
        Helo = null;
        IsExtended = false;
        JunkCommands = 0;
        return ResetAsync();
    }

    /// <summary>The protocol in the words that are registered (RFC 3848, RFC 6531 section 4.3).</summary>
    internal string Protocol
    {
        get
        {
            if (Client.Protocol is { } claimed)
            {
                return claimed;
            }

            var secure = connection.Tls is not null;
            return (options.Lmtp, IsExtended, Sender?.Utf8 == true) switch
            {
                (true, _, true) => secure ? "UTF8LMTPS" : "UTF8LMTP",
                (true, _, false) => secure ? "LMTPS" : "LMTP",
                (false, true, true) => secure ? "UTF8SMTPS" : "UTF8SMTP",
                (false, true, false) => secure ? "ESMTPS" : "ESMTP",
                _ => "SMTP",
            };
        }
    }
}
