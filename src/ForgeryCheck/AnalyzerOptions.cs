using ForgeryCheck.Batches;
using ForgeryCheck.Names;
using ForgeryCheck.Profiles;
using ForgeryCheck.Rules;

namespace ForgeryCheck;

/// <summary>What an analysis depends on besides the message.</summary>
public sealed record AnalyzerOptions
{
    /// <summary>The reader's mail hosts: names, ".suffixes", addresses, CIDRs.</summary>
    public IReadOnlyList<string> Trust { get; init; } = [];

    /// <summary>
    /// The gateways through which mail for the reader has to come in: names of rules/gateways.json, hosts, ".suffixes", addresses, CIDRs. Their hosts are
    /// trusted.
    /// </summary>
    public IReadOnlyList<string> Gateways { get; init; } = [];

    /// <summary>A sites file; null for rules/sites.json.</summary>
    public string? SitesFile { get; init; }

    /// <summary>A file of profiles that <c>forgerycheck learn</c> wrote; null for none.</summary>
    public string? ProfilesFile { get; init; }

    /// <summary>A folder of rule files that override the built-in ones; null for none.</summary>
    public string? RulesFolder { get; init; }

    /// <summary>The ids of rules not to run.</summary>
    public IReadOnlyList<string> Disabled { get; init; } = [];

    /// <summary>Custom rules, run beside the built-in ones.</summary>
    public IReadOnlyList<OwnRule> Rules { get; init; } = [];

    /// <summary>The prior probability of forgery; null for the one in rules/weights.json.</summary>
    public double? Prior { get; init; }

    /// <summary>The name service.</summary>
    public INameService Names { get; init; } = NamesOff.Instance;

    /// <summary>Profiles in memory, in place of <see cref="ProfilesFile"/>.</summary>
    internal ProfileSet? Profiles { get; init; }

    /// <summary>
    /// Whether reports keep the tests that agreed with genuine mail (<see cref="Reports.Report.Agreements"/>), for counting how often a test could
    /// be made. A hundred rows per message.
    /// </summary>
    internal bool KeepAgreements { get; init; }

    /// <summary>
    /// The lines and ids of the batch to which the messages belong, all added with <see cref="Analyzer.Gather"/> beforehand; null to analyze each
    /// message by itself.
    /// </summary>
    public BatchIndex? Batch { get; init; }
}
