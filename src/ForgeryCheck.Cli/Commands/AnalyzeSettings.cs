using ForgeryCheck.Cli.Imap;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The settings of analyze.</summary>
internal sealed record AnalyzeSettings
{
    /// <summary>The sources; empty if none was named.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>The analyzer's options, except names.</summary>
    public required AnalyzerOptions Analysis { get; init; }

    /// <summary>What is done with messages attached to a message.</summary>
    public InnerMessages Inner { get; init; }

    /// <summary>The passwords of IMAP servers.</summary>
    public required Password Password { get; init; }

    /// <summary>How names are looked up.</summary>
    public required NameOptions Names { get; init; }

    /// <summary>How reports are written.</summary>
    public required ReportOptions Report { get; init; }

    /// <summary>Where reports go; null for standard output.</summary>
    public string? Output { get; init; }

    /// <summary>The lowest verdict that leads to exit status 1; null for none.</summary>
    public Verdict? FailOn { get; init; }

    /// <summary>Whether the inputs form a batch, read twice, whose messages are compared with each other.</summary>
    public bool Batch { get; init; }

    /// <summary>Messages analyzed in parallel.</summary>
    public required int Jobs { get; init; }

    /// <summary>Whether reports go to a terminal.</summary>
    public bool OnTerminal { get; init; }

    /// <summary>Whether progress may be shown.</summary>
    public bool Progress { get; init; }

    /// <summary>Whether to report oddities in reading messages, and a summary of the run.</summary>
    public bool Verbose { get; init; }

    /// <summary>Whether to report only errors.</summary>
    public bool Quiet { get; init; }
}
