using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Smtp;

/// <summary>Where the listener says what happens. Each place takes whole lines, each with its line end, from one thread at a time; it may be slow.</summary>
public sealed record ListenerOutput
{
    /// <summary>Takes lines of the log; null for none.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>The lowest level that is logged.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Info;

    /// <summary>Takes a line a message; null for none.</summary>
    public Action<string>? Messages { get; init; }

    /// <summary>Whether the verdict in these lines is coloured.</summary>
    public bool Color { get; init; }

    /// <summary>Whether these lines may hold more than ASCII.</summary>
    public bool Unicode { get; init; } = true;
}
