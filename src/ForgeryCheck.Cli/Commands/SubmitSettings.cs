using ForgeryCheck.Cli.Imap;
using ForgeryCheck.Messages;
using ForgeryCheck.Streams.Options;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The settings of submit.</summary>
/// <param name="Submit">What is submitted where.</param>
internal sealed record SubmitSettings(SubmitOptions Submit)
{
    /// <summary>The sources.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>What is done with messages attached to a message.</summary>
    public InnerMessages Inner { get; init; }

    /// <summary>The passwords of IMAP servers.</summary>
    public required Password Password { get; init; }

    /// <summary>Messages compared in parallel.</summary>
    public required int Jobs { get; init; }

    /// <summary>Whether progress may be shown.</summary>
    public bool Progress { get; init; }

    /// <summary>Whether to report only errors.</summary>
    public bool Quiet { get; init; }
}
