using ForgeryCheck.Cli.Output;
using ForgeryCheck.Smtp;
using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Cli.Commands;

/// <summary>What a server says on standard output and standard error.</summary>
internal sealed record ConsoleSettings
{
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

    /// <summary>Opens the log file; null if there is none.</summary>
    internal AppendedFile? OpenLog() => LogFile is { } path ? new AppendedFile(path) : null;

    /// <summary>Where the output of a server goes.</summary>
    internal ListenerOutput ToOutput(Screen screen, AppendedFile? log) => new()
    {
        Log = log is null ? screen.WriteError : log.Write,
        LogLevel = LogLevel,
        Messages = ShowMessages ? screen.WriteOutput : null,
        Color = Color,
        Unicode = Terminal.IsUnicode,
    };
}
