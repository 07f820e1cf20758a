using System.CommandLine;
using ForgeryCheck.Suppressions;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The options of listen, milter and work for what is trusted, and for the rules.</summary>
internal sealed class TrustOptions
{
    private readonly Option<string[]> _trust = Options.Trust();
    private readonly GatewayOption _gateway = new();
    private readonly Option<string?> _sites = Options.Sites();
    private readonly Option<string?> _profiles = Options.Profiles();

    /// <summary>The folder of rule files.</summary>
    internal Option<string?> Rules { get; } = Options.Rules();

    /// <summary>What is trusted.</summary>
    internal Option[] All => [_trust, _gateway, _sites, _profiles];

    /// <summary>The options of the analysis, except names.</summary>
    internal AnalyzerOptions Read(ParseResult result, IReadOnlyList<Suppression> suppressions) => new()
    {
        Trust = result.GetValue(_trust) ?? [],
        Gateways = result.GetValue(_gateway) ?? [],
        SitesFile = result.GetValue(_sites),
        ProfilesFile = result.GetValue(_profiles),
        RulesFolder = result.GetValue(Rules),
        Suppressions = suppressions,
    };
}
