using ForgeryCheck.Web.Options;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The settings of serve.</summary>
internal sealed record ServeSettings
{
    /// <summary>The options of the server.</summary>
    public required WebOptions Server { get; init; }

    /// <summary>Whether to open the page in the browser.</summary>
    public bool OpensBrowser { get; init; }

    /// <summary>Whether to log every request.</summary>
    public bool Verbose { get; init; }
}
