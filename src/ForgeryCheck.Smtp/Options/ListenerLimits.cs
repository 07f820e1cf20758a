namespace ForgeryCheck.Smtp.Options;

/// <summary>What is too much. 0 is no limit of its own where nothing else is said.</summary>
public sealed record ListenerLimits
{
    /// <summary>Bytes of one message.</summary>
    public long MessageBytes { get; init; } = 50_000_000;

    /// <summary>Recipients of one message; RFC 5321 section 4.5.3.1.8 asks for 100 at least.</summary>
    public int Recipients { get; init; } = 1000;

    /// <summary>Connections at once.</summary>
    public int Connections { get; init; } = 1000;

    /// <summary>Connections at once from one address, or one /64 of IPv6.</summary>
    public int PerAddress { get; init; } = 50;

    /// <summary>Received lines of a message; more are a loop (RFC 5321 section 6.3).</summary>
    public int ReceivedLines { get; init; } = 100;

    /// <summary>Bytes of a command line, line end included; RFC 5321 section 4.5.3.1.4 asks for 512 at least.</summary>
    public int CommandBytes { get; init; } = 4096;

    /// <summary>How long a client may be silent between requests.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>How long one whole command may take, from its first byte to its last.</summary>
    public TimeSpan Command { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>How long a session may last.</summary>
    public TimeSpan Session { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Bytes of data a second, on the average, once <see cref="DataGrace"/> is over.</summary>
    public int DataRate { get; init; } = 500;

    /// <summary>How long data may come more slowly.</summary>
    public TimeSpan DataGrace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a TLS handshake, or a PROXY header, may take.</summary>
    public TimeSpan Handshake { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Errors in a session before it is ended.</summary>
    public int Errors { get; init; } = 20;

    /// <summary>Commands that get a message no further (NOOP, RSET, VRFY, EHLO ...) between two messages before the session is ended.</summary>
    public int JunkCommands { get; init; } = 100;

    /// <summary>How long data under way may go on when the listener is stopped.</summary>
    public TimeSpan Stop { get; init; } = TimeSpan.FromSeconds(30);
}
