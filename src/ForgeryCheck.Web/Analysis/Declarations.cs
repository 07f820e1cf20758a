using ForgeryCheck.Messages;

namespace ForgeryCheck.Web.Analysis;

/// <summary>What a client says about its own mail: how its messages are to be analyzed.</summary>
internal sealed record Declarations
{
    /// <summary>What a client says that says nothing.</summary>
    internal static readonly Declarations None = new();

    /// <summary>Its mail hosts, as --trust takes them.</summary>
    internal IReadOnlyList<string> Trust { get; init; } = [];

    /// <summary>Its gateways, as --gateway takes them.</summary>
    internal IReadOnlyList<string> Gateways { get; init; } = [];

    /// <summary>Its sites, in the form of rules/sites.json; null for none.</summary>
    internal byte[]? Sites { get; init; }

    /// <summary>Whether names are to be looked up; null to do as the server does.</summary>
    internal bool? LooksUpNames { get; init; }

    /// <summary>What is done with attached messages.</summary>
    internal InnerMessages Inner { get; init; }

    /// <summary>Whether the server's own analyzer will do.</summary>
    internal bool AreUsual => Trust.Count == 0 && Gateways.Count == 0 && Sites is null;
}
