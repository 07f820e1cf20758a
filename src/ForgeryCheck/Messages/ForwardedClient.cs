using ForgeryCheck.Trace;

namespace ForgeryCheck.Messages;

/// <summary>What a trusted mail server in front of the listener told of the client that it took the message from (Postfix XFORWARD_README). Null is what it did not tell or said to be unavailable.</summary>
public sealed record ForwardedClient
{
    /// <summary>NAME: the client's name in the DNS.</summary>
    public string? Name { get; init; }

    /// <summary>ADDR: the client's address.</summary>
    public HostAddress? Address { get; init; }

    /// <summary>PORT: the client's port.</summary>
    public int? Port { get; init; }

    /// <summary>PROTO: how it took the message: "ESMTP".</summary>
    public string? Protocol { get; init; }

    /// <summary>HELO: what the client called itself.</summary>
    public string? Helo { get; init; }

    /// <summary>IDENT: the server's own queue id.</summary>
    public string? Identifier { get; init; }

    /// <summary>SOURCE: "LOCAL" for mail from inside the site, "REMOTE" for mail from outside.</summary>
    public string? Source { get; init; }
}
