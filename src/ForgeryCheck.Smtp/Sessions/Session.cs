using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Smtp.Clients;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Policy;
using ForgeryCheck.Smtp.Relay;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sasl;
using ForgeryCheck.Smtp.Wire;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Sessions;

/// <summary>The state of one session, read and changed by the verbs. It does no I/O: the dialogue does.</summary>
/// <param name="id">The session's id in the log.</param>
/// <param name="connection">The connection.</param>
/// <param name="place">Its slot in the connection table.</param>
/// <param name="options">The listener's options.</param>
/// <param name="xclientPeers">Peers allowed to use XCLIENT and XFORWARD.</param>
/// <param name="names">Looks up the client's name.</param>
/// <param name="nextHop">The channel to the next hop; null if mail is not forwarded.</param>
internal sealed class Session(
    string id, Connection connection, ConnectionPlace place, ListenerOptions options, TrustedPeers xclientPeers, INameService names, INextHopSession? nextHop)
    : IRecordedSession
{
    /// <summary>The listener's options.</summary>
    internal ListenerOptions Options => options;

    /// <summary>The connection.</summary>
    internal Connection Connection => connection;

    /// <summary>Its slot in the connection table.</summary>
    internal ConnectionPlace Place => place;

    /// <summary>The channel to the next hop; null if mail is not forwarded.</summary>
    internal INextHopSession? NextHop => nextHop;

    /// <summary>The session's id in the log.</summary>
    internal string Id => id;

    /// <summary>Its commands and replies; null if nobody looks at them.</summary>
    internal SessionDialogue? Dialogue { get; init; }

    /// <summary>When the client connected.</summary>
    internal DateTimeOffset Connected { get; } = DateTimeOffset.UtcNow;

    /// <summary>Bytes received but not consumed yet.</summary>
    internal SessionInput Input { get; } = new();

    /// <summary>Violations in the session so far, not counting its messages.</summary>
    internal WireFacts Facts { get; } = new();

    /// <summary>The current state.</summary>
    internal SessionStates State { get; set; } = SessionStates.Greeted;

    /// <summary>The client.</summary>
    internal Client Client { get; set; } = new(connection.Peer, connection.PeerPort, ClientSource.Peer);

    /// <summary>The background lookup of the client's reverse DNS name; null if none is needed.</summary>
    internal ReverseLookup? Lookup { get; private set; }

    /// <summary>The client's HELO name; null if it gave none.</summary>
    internal string? Helo { get; set; }

    /// <summary>Whether it used EHLO or LHLO.</summary>
    internal bool IsExtended { get; set; }

    /// <summary>The exchange that AUTH began: the next line is a response, not a command. Null if there is none.</summary>
    internal SaslExchange? Exchange { get; set; }

    /// <summary>Whether AUTH succeeded.</summary>
    internal bool IsAuthenticated { get; set; }

    /// <summary>The client's attempts to authenticate, as recorded.</summary>
    internal List<AuthenticationAttempt> Authentication { get; } = [];

    /// <summary>Whether the peer is allowed to use XCLIENT and XFORWARD.</summary>
    internal bool MayClaimClient { get; private set; } = xclientPeers.Has(connection.Peer);

    /// <summary>The client given by XFORWARD, for the next message only.</summary>
    internal ForwardedClient? Forwarded { get; set; }

    /// <summary>The MAIL command.</summary>
    internal Sender? Sender { get; set; }

    /// <summary>The accepted RCPT commands.</summary>
    internal SessionRecipients Recipients { get; } = new();

    /// <summary>The message being received.</summary>
    internal Reception? Reception { get; set; }

    /// <summary>The size of the BDAT chunk being received, and whether it is the last.</summary>
    internal (long Size, bool IsLast) Chunk { get; set; }

    /// <summary>Commands since the last message that did not advance a mail transaction.</summary>
    internal int JunkCommands { get; set; }

    /// <summary>The greeting (RFC 5321 section 4.2).</summary>
    internal Reply Greeting => new(220, null, $"{options.HostName} {(options.Lmtp ? "LMTP" : "ESMTP")}");

    /// <summary>The client's reverse DNS name if it is known by now: nothing waits for it.</summary>
    internal string? ClientName =>
        Client.HasNoName ? null : Client.Name ?? (Lookup is { Name: { IsCompletedSuccessfully: true } found } ? found.Result : null);

    /// <summary>Sets the client named by a balancer. It is untrusted, even if the balancer itself is allowed to speak for others.</summary>
    /// <param name="client">The client; null if the balancer does not know it: then all we know is the connection.</param>
    /// <param name="port">Its port.</param>
    internal void SetProxiedClient(HostAddress? client, int? port)
    {
        Client = client is null ? Client : new Client(client, port, ClientSource.Proxy);
        MayClaimClient = client is { } known && xclientPeers.Has(known);
    }

    /// <summary>Starts the background lookup of the client's name, unless a trusted peer gave it.</summary>
    internal void LookUpClient()
    {
        Lookup?.Dispose();
        Lookup = Client is { Address: { } address, Name: null, HasNoName: false } ? ReverseLookup.Start(names, address) : null;
    }

    /// <inheritdoc/>
    public ReceivedStamp ToStamp(string id) => new()
    {
        Helo = Helo,
        ReverseName = ClientName,
        Address = Client.Address,
        Utf8 = Sender?.Utf8 == true,
        By = options.HostName,
        With = Protocol,
        Id = id,
        Tls = connection.Tls?.Version,
        Cipher = connection.Tls?.Cipher,
        For = Recipients.Only?.Address,
        Time = DateTimeOffset.Now,
    };

    /// <summary>The client to report to the next hop (XFORWARD): the one named by a trusted peer, or else the one we saw.</summary>
    internal ForwardedClient ToForwardedClient() => Forwarded ?? new ForwardedClient
    {
        Name = ClientName,
        Address = Client.Address,
        Port = Client.Port,
        Protocol = IsExtended ? "ESMTP" : "SMTP",
        Helo = Helo,
        Source = "REMOTE",
    };

    /// <summary>Ends the transaction, whatever its state (RFC 5321 section 4.1.1.5).</summary>
    internal ValueTask ResetAsync()
    {
        var hadSender = Sender is not null;
        State = Helo is null ? SessionStates.Greeted : SessionStates.Ready;
        Sender = null;
        Recipients.Clear();
        // XFORWARD applies to one transaction (Postfix XFORWARD_README).
        Forwarded = null;
        Reception?.Dispose();
        Reception = null;
        return hadSender && nextHop is not null ? nextHop.ResetAsync() : ValueTask.CompletedTask;
    }

    /// <summary>Resets to the state after the greeting: after a TLS handshake (RFC 3207 section 4.2) and XCLIENT.</summary>
    internal ValueTask RestartAsync()
    {
        IsAuthenticated = false;
        Helo = null;
        IsExtended = false;
        JunkCommands = 0;
        return ResetAsync();
    }

    /// <summary>The protocol, as a registered keyword (RFC 3848, RFC 6531 section 4.3).</summary>
    internal string Protocol
    {
        get
        {
            if (Client.Protocol is { } claimed)
            {
                return claimed;
            }

            if (!options.Lmtp && !IsExtended)
            {
                return "SMTP"; // RFC 3848 has no other words after HELO.
            }

            var name = (options.Lmtp, Sender?.Utf8 == true) switch
            {
                (true, true) => "UTF8LMTP",
                (true, false) => "LMTP",
                (false, true) => "UTF8SMTP",
                (false, false) => "ESMTP",
            };
            return $"{name}{(connection.Tls is null ? "" : "S")}{(IsAuthenticated ? "A" : "")}";
        }
    }
}
