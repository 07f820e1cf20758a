namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>Where a part of the listener records what happens: it is logged, and it is counted.</summary>
/// <param name="Log">The log.</param>
/// <param name="Metrics">The counts.</param>
internal sealed record Telemetry(IListenerLog Log, ListenerMetrics Metrics);
