using ForgeryCheck.Names;
using ForgeryCheck.Smtp;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Cli.Commands;

/// <summary>What listen is asked to do.</summary>
internal sealed record ListenSettings
{
    /// <summary>What the listener is asked to do, but for the names.</summary>
    public required ListenerOptions Listener { get; init; }

    /// <summary>How names are looked up.</summary>
    public required NameOptions Names { get; init; }

    /// <summary>The file of the log; null for standard error.</summary>
    public string? LogFile { get; init; }

    /// <summary>The lowest level that is logged.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Info;

    /// <summary>Whether standard output gets a line a message.</summary>
    public bool ShowMessages { get; init; } = true;

    /// <summary>Whether that line is coloured.</summary>
    public bool Color { get; init; }

    /// <summary>Whether a status line is shown on standard error.</summary>
    public bool ShowStatus { get; init; }
}
