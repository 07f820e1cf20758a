using ForgeryCheck.Names;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Streams.Options;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The settings of work.</summary>
/// <param name="Work">What the worker does, except names.</param>
/// <param name="Names">How names are looked up.</param>
internal sealed record WorkSettings(WorkOptions Work, NameOptions Names)
{
    /// <summary>The log file; null for standard error.</summary>
    public string? LogFile { get; init; }

    /// <summary>The lowest level that is logged.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Info;

    /// <summary>Whether standard output gets one line per message.</summary>
    public bool ShowMessages { get; init; }

    /// <summary>Whether these lines are coloured.</summary>
    public bool Color { get; init; }
}
