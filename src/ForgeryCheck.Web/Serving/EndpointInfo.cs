namespace ForgeryCheck.Web.Serving;

/// <summary>What an endpoint answers to, and what the OpenAPI document says of it.</summary>
/// <param name="Method">The method: "GET".</param>
/// <param name="Path">The path, with {names} for its variable parts.</param>
internal sealed record EndpointInfo(string Method, string Path)
{
    /// <summary>Who asks.</summary>
    internal Audience Audience { get; init; } = Audience.Programs;

    /// <summary>Whether it answers without the token.</summary>
    internal bool IsOpen { get; init; }

    /// <summary>Whether load balancers ask it, in HTTP/1.0 and without naming a host: HAProxy's "option httpchk" does.</summary>
    internal bool IsHealthCheck { get; init; }

    /// <summary>Its name in the OpenAPI document: "analyze"; empty if it is not in it.</summary>
    internal string Name { get; init; } = "";

    /// <summary>What it does, in one line.</summary>
    internal string Summary { get; init; } = "";

    /// <summary>What else there is to know; null for nothing.</summary>
    internal string? Description { get; init; }

    /// <summary>Its parameters.</summary>
    internal IReadOnlyList<ParameterInfo> Parameters { get; init; } = [];

    /// <summary>The media types of the body, each with what it is; empty if there is no body.</summary>
    internal IReadOnlyList<MediaInfo> Accepts { get; init; } = [];

    /// <summary>The media types of the answer, each with what it is.</summary>
    internal IReadOnlyList<MediaInfo> Returns { get; init; } = [];

    /// <summary>The status codes of the problems it may answer, besides those that all may.</summary>
    internal IReadOnlyList<int> Problems { get; init; } = [];
}
