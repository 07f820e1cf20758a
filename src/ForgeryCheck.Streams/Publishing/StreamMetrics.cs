using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Streams.Publishing;

/// <summary>The counters of whoever publishes to streams: what tells its administrator that the server is away, or full.</summary>
internal sealed class StreamMetrics
{
    private readonly Tallies _failures = new("reason");
    private readonly Distribution _seconds = new(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 20);

    /// <summary>Starts counting.</summary>
    /// <param name="isConnected">Whether the server is connected.</param>
    internal StreamMetrics(Func<bool> isConnected) => Metrics =
    [
        new("gauge", "stream_connected", "Whether the NATS server is connected: 1 or 0", () => [new(isConnected() ? 1 : 0)]),
        new("histogram", "stream_publish_seconds", "Time from publishing to the acknowledgement of the server", _seconds.Read),
        new("counter", "stream_publish_failures_total", "Attempts to publish that failed, by reason: away, full, denied, refused", _failures.Read),
    ];

    /// <summary>All metrics, in the order of the page.</summary>
    internal IReadOnlyList<Metric> Metrics { get; }

    /// <summary>The server has acknowledged something.</summary>
    internal void Published(TimeSpan time) => _seconds.Add(time.TotalSeconds);

    /// <summary>An attempt failed.</summary>
    internal void Failed(PublishFault fault) => _failures.Add(fault switch
    {
        PublishFault.Away => "away",
        PublishFault.Full => "full",
        PublishFault.Denied => "denied",
        _ => "refused",
    });
}
