using ForgeryCheck.Trace;

namespace ForgeryCheck.Messages;

/// <summary>
/// What the host that took a message saw of the SMTP session itself. A listener alone can know it: no header tells it, and no sender
/// can have written it.
/// </summary>
public sealed record SessionFacts
{
    /// <summary>The id under which the listener took the message; it stands in the Received line that the listener wrote.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the host that listened.</summary>
    public required string Host { get; init; }

    /// <summary>The other end of the connection.</summary>
    public required HostAddress Peer { get; init; }

    /// <summary>The port of the other end; null where it is not known.</summary>
    public int? PeerPort { get; init; }

    /// <summary>
    /// Who the top Received line tells of: the peer, or the client that a trusted peer told of by PROXY or XCLIENT; null where such a peer said that it
    /// does not know.
    /// </summary>
    public required HostAddress? Client { get; init; }

    /// <summary>The client's port; null where it is not known.</summary>
    public int? ClientPort { get; init; }

    /// <summary>How <see cref="Client"/> is known.</summary>
    public ClientSource Source { get; init; }

    /// <summary>The client's name in the DNS, confirmed (it leads back to the address); null where there is none or it was not known in time.</summary>
    public string? ClientName { get; init; }

    /// <summary>What the client called itself.</summary>
    public string? Helo { get; init; }

    /// <summary>The protocol, one of the registered words (RFC 3848, RFC 6531): "ESMTPS".</summary>
    public required string Protocol { get; init; }

    /// <summary>The TLS version, "TLSv1.3"; null without TLS.</summary>
    public string? Tls { get; init; }

    /// <summary>The cipher suite by its IANA name; null without TLS.</summary>
    public string? Cipher { get; init; }

    /// <summary>What a trusted mail server in front told of its own client by XFORWARD; null where it told nothing.</summary>
    public ForwardedClient? Forwarded { get; init; }

    /// <summary>When the client connected, in UTC.</summary>
    public required DateTimeOffset Connected { get; init; }

    /// <summary>When the message was taken, in UTC.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>What the client did wrong on the wire, in the order of <see cref="WireFactKind"/>; empty where it did nothing wrong.</summary>
    public IReadOnlyList<WireFact> Wire { get; init; } = [];
}
