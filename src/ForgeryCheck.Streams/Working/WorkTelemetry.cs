using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Streams.Working;

/// <summary>Where a worker records events: the log and the metrics.</summary>
/// <param name="Log">The log.</param>
/// <param name="Metrics">The metrics.</param>
internal sealed record WorkTelemetry(IListenerLog Log, WorkMetrics Metrics);
