namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>One value of a metric, at the time of a scrape.</summary>
/// <param name="Value">The value.</param>
/// <param name="Label">The label that distinguishes it within the metric: "code"; null if there is only one.</param>
/// <param name="Word">The label's value: "250".</param>
/// <param name="Suffix">What Prometheus appends to the metric's name: "_bucket".</param>
internal sealed record Sample(IFormattable Value, string? Label = null, string Word = "", string Suffix = "");
