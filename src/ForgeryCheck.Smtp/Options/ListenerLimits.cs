namespace ForgeryCheck.Smtp.Options;

/// <summary>Limits. Unless stated otherwise, 0 means no limit.</summary>
public sealed record ListenerLimits
{
    /// <summary>Size of a message in bytes.</summary>
    public long MessageBytes { get; init; } = 50_000_000;

    /// <summary>Recipients per message; RFC 5321 section 4.5.3.1.8 requires at least 100.</summary>
    public int Recipients { get; init; } = 1000;

    /// <summary>Concurrent connections.</summary>
    public int Connections { get; init; } = 1000;

    /// <summary>Concurrent connections from one address, or one IPv6 /64.</summary>
    public int PerAddress { get; init; } = 50;

    /// <summary>Received lines in a message; more indicate a mail loop (RFC 5321 section 6.3).</summary>
    public int ReceivedLines { get; init; } = 100;

    /// <summary>Length of a command line in bytes, line end included; RFC 5321 section 4.5.3.1.4 requires at least 512.</summary>
    public int CommandBytes { get; init; } = 4096;

    /// <summary>How long a client may be idle between commands.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>How long a single command may take, from its first byte to its last.</summary>
    public TimeSpan Command { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>How long a session may last.</summary>
    public TimeSpan Session { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The lowest average data rate in bytes per second once <see cref="DataGrace"/> is over.</summary>
    public int DataRate { get; init; } = 500;

    /// <summary>How long data may come more slowly.</summary>
    public TimeSpan DataGrace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a TLS handshake, or a PROXY header, may take.</summary>
    public TimeSpan Handshake { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Errors before a session is ended.</summary>
    public int Errors { get; init; } = 20;

    /// <summary>Commands that do not advance a mail transaction (NOOP, RSET, VRFY, EHLO ...) between two messages before the session is ended.</summary>
    public int JunkCommands { get; init; } = 100;

    /// <summary>How long a transfer in progress may go on after the listener is told to stop.</summary>
    public TimeSpan Stop { get; init; } = TimeSpan.FromSeconds(30);
}
