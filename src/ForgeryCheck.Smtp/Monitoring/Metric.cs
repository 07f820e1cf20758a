namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>One metric.</summary>
/// <param name="Type">Its Prometheus type: "counter", "gauge", "histogram".</param>
/// <param name="Name">Its name, without prefix.</param>
/// <param name="Help">Its help text.</param>
/// <param name="Read">Reads its samples.</param>
internal sealed record Metric(string Type, string Name, string Help, Func<IEnumerable<Sample>> Read);
