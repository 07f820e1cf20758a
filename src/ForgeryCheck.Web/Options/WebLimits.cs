namespace ForgeryCheck.Web.Options;

/// <summary>Limits of the web server.</summary>
public sealed record WebLimits
{
    /// <summary>Size of a request's body in bytes.</summary>
    public long BodyBytes { get; init; } = 64 << 20;

    /// <summary>Size of a request's header in bytes.</summary>
    public int HeaderBytes { get; init; } = 64 << 10;

    /// <summary>Fields of a request's header.</summary>
    public int HeaderFields { get; init; } = 1100;

    /// <summary>Concurrent connections.</summary>
    public int Connections { get; init; } = 1000;

    /// <summary>Concurrent requests of one client: an IPv4 address or an IPv6 /64.</summary>
    public int PerClient { get; init; } = 64;

    /// <summary>Concurrent connections of one client: some may be idle.</summary>
    internal int ConnectionsPerClient => 4 * PerClient;

    /// <summary>How long a client may take to send a request's body.</summary>
    public TimeSpan Body { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a client may take to send a request's header.</summary>
    public TimeSpan Header { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection may be idle between requests.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one request may take once its body is there.</summary>
    public TimeSpan Analysis { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The lowest average rate at which a body may arrive, or an answer be read, in bytes per second.</summary>
    public int DataRate { get; init; } = 500;

    /// <summary>How long the server still takes requests after it is told to stop, while /readyz says that none should be sent.</summary>
    public TimeSpan Drain { get; init; }

    /// <summary>How long requests in progress may go on after that.</summary>
    public TimeSpan Stop { get; init; } = TimeSpan.FromSeconds(10);
}
