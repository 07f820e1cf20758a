namespace ForgeryCheck.Milter.Options;

/// <summary>Limits. Unless stated otherwise, 0 means no limit.</summary>
public sealed record MilterLimits
{
    /// <summary>Bytes of a message after which no more of its body is analyzed; its signatures are then not verified. The header is always analyzed.</summary>
    public long MessageBytes { get; init; } = 50_000_000;

    /// <summary>Concurrent connections of mail servers.</summary>
    public int Connections { get; init; } = 1000;

    /// <summary>
    /// How long a connection may be idle. A mail server keeps its connection for as long as its client does, which may wait five minutes before each command
    /// (RFC 5321 section 4.5.3.2.7), and Sendmail gives its clients an hour.
    /// </summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromHours(2);

    /// <summary>How long the first packet may take to come, any packet from its first byte to its last, and an answer to be read.</summary>
    public TimeSpan Packet { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the analysis of a message and its way to a stream may take together.</summary>
    public TimeSpan Analysis { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a message in progress may go on after the milter is told to stop.</summary>
    public TimeSpan Stop { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a mail server hears that an analysis is still going on: its own limit for an answer is five minutes (Sendmail and Postfix).</summary>
    internal TimeSpan Progress { get; init; } = TimeSpan.FromSeconds(5);
}
