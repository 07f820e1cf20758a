namespace ForgeryCheck.Messages;

/// <summary>How it is known who the client is.</summary>
public enum ClientSource
{
    /// <summary>The other end of the connection.</summary>
    Peer,

    /// <summary>A PROXY header (version 1 or 2) from a trusted load balancer.</summary>
    Proxy,

    /// <summary>XCLIENT from a trusted peer (Postfix XCLIENT_README).</summary>
    Xclient,

    /// <summary>A mail server that asked about the message by the milter protocol: the client is its own.</summary>
    Milter,
}
