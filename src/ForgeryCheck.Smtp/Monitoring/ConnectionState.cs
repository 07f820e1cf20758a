namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>What a connection waits for, as shown by the gauge of connections.</summary>
internal enum ConnectionState
{
    /// <summary>The client's next command.</summary>
    Command,

    /// <summary>The client's data.</summary>
    Data,

    /// <summary>Us: the message is being stored, analyzed or forwarded.</summary>
    Answer,

    /// <summary>The client, to read replies or complete a TLS handshake.</summary>
    Client,
}
