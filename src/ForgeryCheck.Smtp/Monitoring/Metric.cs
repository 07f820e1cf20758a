namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>One thing that is counted.</summary>
/// <param name="Type">What Prometheus calls its kind: "counter", "gauge", "histogram".</param>
/// <param name="Name">The name, without prefix.</param>
/// <param name="Help">What it tells.</param>
/// <param name="Read">Its numbers.</param>
internal sealed record Metric(string Type, string Name, string Help, Func<IEnumerable<Sample>> Read);
