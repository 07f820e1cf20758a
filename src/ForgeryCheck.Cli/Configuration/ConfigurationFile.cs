using ForgeryCheck.Suppressions;

namespace ForgeryCheck.Cli.Configuration;

/// <summary>The content of one configuration file.</summary>
internal sealed record ConfigurationFile
{
    /// <summary>Whether the search upward ends with it.</summary>
    internal bool IsRoot { get; init; }

    /// <summary>What it sets, in the order of the file.</summary>
    internal IReadOnlyList<Setting> Settings { get; init; } = [];

    /// <summary>The findings that it suppresses; null if it does not say.</summary>
    internal IReadOnlyList<Suppression>? Suppressions { get; init; }
}
