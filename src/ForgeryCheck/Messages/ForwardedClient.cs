namespace ForgeryCheck.Messages;

/// <summary>
/// What a trusted mail server in front of the listener said about its own client (Postfix XFORWARD_README). Null for what it omitted or gave as
/// unavailable.
/// </summary>
public sealed record ForwardedClient
{
    /// <summary>NAME: the client's name in the DNS.</summary>
    public string? Name { get; init; }

    /// <summary>ADDR: the client's address.</summary>
    public HostAddress? Address { get; init; }

    /// <summary>PORT: the client's port.</summary>
    public int? Port { get; init; }

    /// <summary>PROTO: the protocol by which it received the message: "ESMTP".</summary>
    public string? Protocol { get; init; }

    /// <summary>HELO: the client's HELO argument.</summary>
    public string? Helo { get; init; }

    /// <summary>IDENT: the server's own queue id.</summary>
    public string? Identifier { get; init; }

    /// <summary>SOURCE: "LOCAL" for mail from inside the site, "REMOTE" for mail from outside.</summary>
    public string? Source { get; init; }
}
