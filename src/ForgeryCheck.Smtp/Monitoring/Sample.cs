namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>One number of a metric, as it is when somebody asks.</summary>
/// <param name="Value">The number.</param>
/// <param name="Label">What tells it apart from others of the metric: "code"; null where there is but one.</param>
/// <param name="Word">What it says of this number: "250".</param>
/// <param name="Suffix">What Prometheus adds to the metric's name: "_bucket".</param>
internal sealed record Sample(IFormattable Value, string? Label = null, string Word = "", string Suffix = "");
