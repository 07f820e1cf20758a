namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>What a connection waits for, as the gauge of connections tells it.</summary>
internal enum ConnectionState
{
    /// <summary>The client's next command.</summary>
    Command,

    /// <summary>The client's data.</summary>
    Data,

    /// <summary>Us: the message is kept, analyzed or passed on.</summary>
    Answer,

    /// <summary>The client, to take replies or to do its part of a TLS handshake.</summary>
    Client,
}
