namespace ForgeryCheck.Web.Serving;

/// <summary>A parameter of an endpoint.</summary>
/// <param name="Place">Where it is: "query", "path" or "header".</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means.</param>
/// <param name="Values">The values it may have; empty for any.</param>
/// <param name="IsRepeatable">Whether it may be given several times.</param>
internal sealed record ParameterInfo(string Place, string Name, string Description, IReadOnlyList<string>? Values = null, bool IsRepeatable = false);
