using ForgeryCheck.Names;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Cli.Commands;

/// <summary>What analyze is asked to do.</summary>
internal sealed record AnalyzeSettings
{
    /// <summary>The sources; empty where none was named.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>What the analysis depends on, but for the names.</summary>
    public required AnalyzerOptions Analysis { get; init; }

    /// <summary>How names are looked up.</summary>
    public required NameOptions Names { get; init; }

    /// <summary>How reports are written.</summary>
    public required ReportOptions Report { get; init; }

    /// <summary>Where reports go; null for standard output.</summary>
    public string? Output { get; init; }

    /// <summary>The lowest verdict that exit status 1 tells of; null for none.</summary>
    public Verdict? FailOn { get; init; }

    /// <summary>Whether the inputs are one batch, read twice, whose messages are compared with each other.</summary>
    public bool Batch { get; init; }

    /// <summary>Messages at once.</summary>
    public required int Jobs { get; init; }

    /// <summary>Whether progress may be shown.</summary>
    public bool Progress { get; init; }

    /// <summary>Whether to tell what was odd about reading messages, and what the run came to.</summary>
    public bool Verbose { get; init; }

    /// <summary>Whether to tell nothing but errors.</summary>
    public bool Quiet { get; init; }
}
