namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>Where a component records events: the log and the metrics.</summary>
/// <param name="Log">The log.</param>
/// <param name="Metrics">The metrics.</param>
internal sealed record Telemetry(IListenerLog Log, ListenerMetrics Metrics);
