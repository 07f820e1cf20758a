namespace ForgeryCheck.Messages;

/// <summary>How a listener knows its client.</summary>
public enum ClientSource
{
    /// <summary>The client is the other end of the connection.</summary>
    Peer,

    /// <summary>A trusted balancer said so in a PROXY header (version 1 or 2).</summary>
    Proxy,

    /// <summary>A trusted peer said so with XCLIENT (Postfix XCLIENT_README).</summary>
    Xclient,
}
