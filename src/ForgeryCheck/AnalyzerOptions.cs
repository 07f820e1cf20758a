using ForgeryCheck.Batches;
using ForgeryCheck.Names;
using ForgeryCheck.Rules;

namespace ForgeryCheck;

/// <summary>What an analysis depends on besides the message.</summary>
public sealed record AnalyzerOptions
{
    /// <summary>Mail hosts of the reader: names, ".suffixes", addresses, CIDRs.</summary>
    public IReadOnlyList<string> Trust { get; init; } = [];

    /// <summary>A sites file; null for rules/sites.json.</summary>
    public string? SitesFile { get; init; }

    /// <summary>A folder of rule files laid over those compiled in; null for none.</summary>
    public string? RulesFolder { get; init; }

    /// <summary>Ids of rules that are not to be run.</summary>
    public IReadOnlyList<string> Disabled { get; init; } = [];

    /// <summary>Rules of your own, run beside the built-in ones.</summary>
    public IReadOnlyList<OwnRule> Rules { get; init; } = [];

    /// <summary>Probability of forgery before looking; null for the one in rules/weights.json.</summary>
    public double? Prior { get; init; }

    /// <summary>DNS.</summary>
    public INameService Names { get; init; } = NamesOff.Instance;

    /// <summary>
    /// Whether reports keep what was tested and found as in honest mail (<see cref="Reports.Report.Agreements"/>): for whoever counts how often a test
    /// could be made. It is a hundred rows a message.
    /// </summary>
    internal bool KeepAgreements { get; init; }

    /// <summary>
    /// The lines and ids of the batch that the messages belong to, each taken in with <see cref="Analyzer.Gather"/> beforehand; null where
    /// each message is looked at by itself.
    /// </summary>
    public BatchIndex? Batch { get; init; }
}
