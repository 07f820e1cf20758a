using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Reporting;
using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Smtp.Watching;

namespace ForgeryCheck.Smtp;

/// <summary>Where the output of the listener or the milter goes. Each delegate gets whole lines with their line ends, from one thread at a time, and may be slow.</summary>
public sealed record ListenerOutput
{
    /// <summary>Receives log lines; null for no log.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>The lowest level that is logged.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Info;

    /// <summary>Receives one line per message; null for none.</summary>
    public Action<string>? Messages { get; init; }

    /// <summary>Whether verdicts in these lines are coloured.</summary>
    public bool Color { get; init; }

    /// <summary>Whether these lines may contain non-ASCII characters.</summary>
    public bool Unicode { get; init; } = true;

    /// <summary>Stores messages in place of the spool of the options; null for that spool. The listener disposes of it.</summary>
    internal IMessageStore? Store { get; init; }

    /// <summary>Makes the lines about messages; null for none.</summary>
    internal Func<ConsoleLines>? Lines => Messages is { } messages ? () => new ConsoleLines(messages, Color, Unicode) : null;

    /// <summary>Looks on as messages are taken and reported; null if nobody does.</summary>
    internal IMessageWatcher? Watcher { get; init; }
}
