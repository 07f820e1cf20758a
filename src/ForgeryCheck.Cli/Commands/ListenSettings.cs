using ForgeryCheck.Names;
using ForgeryCheck.Smtp;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Streams.Options;
using ForgeryCheck.Web.Options;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The settings of listen.</summary>
internal sealed record ListenSettings
{
    /// <summary>The listener's options, except names.</summary>
    public required ListenerOptions Listener { get; init; }

    /// <summary>The options of the live window, except names; null for none.</summary>
    public WebOptions? Web { get; init; }

    /// <summary>The streams to which messages are published; null if they are stored in the spool.</summary>
    public StreamOptions? Publish { get; init; }

    /// <summary>How names are looked up.</summary>
    public required NameOptions Names { get; init; }

    /// <summary>The log file; null for standard error.</summary>
    public string? LogFile { get; init; }

    /// <summary>The lowest level that is logged.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Info;

    /// <summary>Whether standard output gets one line per message.</summary>
    public bool ShowMessages { get; init; } = true;

    /// <summary>Whether these lines are coloured.</summary>
    public bool Color { get; init; }

    /// <summary>Whether a status line is shown on standard error.</summary>
    public bool ShowStatus { get; init; }
}
