namespace ForgeryCheck.Messages;

/// <summary>
/// What the host that took a message saw of the SMTP session itself. Only a listener can know it: no header records it, and no sender can have
/// written it.
/// </summary>
public sealed record SessionFacts
{
    /// <summary>The id under which the message was taken, which no other message has; the same as in the Received line of a listener.</summary>
    public required string Id { get; init; }

    /// <summary>The queue id of the mail server that asks by milter, which is in its Received line; null if there is none.</summary>
    public string? QueueId { get; init; }

    /// <summary>The name of the listening host.</summary>
    public required string Host { get; init; }

    /// <summary>The other end of the connection.</summary>
    public required HostAddress Peer { get; init; }

    /// <summary>The port of the other end; null if unknown.</summary>
    public int? PeerPort { get; init; }

    /// <summary>
    /// The client that the top Received line names: the peer, or the one that a trusted peer gave by PROXY, XCLIENT or milter; null if that peer did not
    /// know it.
    /// </summary>
    public required HostAddress? Client { get; init; }

    /// <summary>The client's port; null if unknown.</summary>
    public int? ClientPort { get; init; }

    /// <summary>How <see cref="Client"/> is known.</summary>
    public ClientSource Source { get; init; }

    /// <summary>The client's reverse name, forward-confirmed; null if there is none or the answer came too late.</summary>
    public string? ClientName { get; init; }

    /// <summary>The client's HELO argument.</summary>
    public string? Helo { get; init; }

    /// <summary>The protocol, one of the registered words (RFC 3848, RFC 6531): "ESMTPS".</summary>
    public required string Protocol { get; init; }

    /// <summary>The TLS version, "TLSv1.3"; null without TLS.</summary>
    public string? Tls { get; init; }

    /// <summary>The cipher suite by its IANA name; null without TLS.</summary>
    public string? Cipher { get; init; }

    /// <summary>What a trusted mail server in front said of its own client by XFORWARD; null if it said nothing.</summary>
    public ForwardedClient? Forwarded { get; init; }

    /// <summary>When the client connected, in UTC.</summary>
    public required DateTimeOffset Connected { get; init; }

    /// <summary>When the message was taken, in UTC.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>What the client did wrong on the wire, in the order of <see cref="WireFactKind"/>; empty if nothing.</summary>
    public IReadOnlyList<WireFact> Wire { get; init; } = [];

    /// <summary>
    /// The client's attempts to authenticate, the first ones if there were many. Only one that was <see cref="AuthenticationOutcome.Verified"/> proves who
    /// the client is.
    /// </summary>
    public IReadOnlyList<AuthenticationAttempt> Authentication { get; init; } = [];

    /// <summary>Whether the client has proved who it is.</summary>
    internal bool IsAuthenticated => Authentication is [.., { Outcome: AuthenticationOutcome.Verified }];
}
