namespace ForgeryCheck.Web.Serving;

/// <summary>A media type of a body.</summary>
/// <param name="Type">The type: "application/json".</param>
/// <param name="Description">What the body is.</param>
/// <param name="Schema">The JSON Schema of it, or of its parts, as JSON; null for bytes and text.</param>
internal sealed record MediaInfo(string Type, string Description, string? Schema = null);
