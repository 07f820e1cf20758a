using System.Globalization;
using System.Text;

namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>
/// The log, one line per event: "2026-11-26T21:30:00.123Z info connect session=4XyZ peer=192.0.2.7:4711". No byte from a client can start a new line or
/// value or change the colour. Hand-written: the console logger of Microsoft.Extensions.Logging makes the program larger and passes a client's escape
/// sequences through, so the escaping, most of this code, would be ours in any case.
/// </summary>
internal sealed class ListenerLog : IListenerLog, IDisposable
{
    private readonly LogLevel _least;
    private readonly TimeProvider _clock;
    private readonly LineOutput _lines;

    /// <summary>Creates a log.</summary>
    /// <param name="write">Writes whole lines with their line ends; called by one thread.</param>
    /// <param name="least">The lowest level that is logged.</param>
    /// <param name="clock">The clock; null for the system's.</param>
    internal ListenerLog(Action<string> write, LogLevel least, TimeProvider? clock = null)
    {
        _least = least;
        _clock = clock ?? TimeProvider.System;
        _lines = new LineOutput(write, TellDropped);
    }

    /// <summary>Lines that were dropped.</summary>
    internal long Dropped => _lines.Dropped;

    /// <inheritdoc/>
    public bool Has(LogLevel level) => level >= _least;

    /// <inheritdoc/>
    public void Write(LogLevel level, string name, string? session, params ReadOnlySpan<(string Key, object? Value)> values)
    {
        if (Has(level))
        {
            _lines.Add(new Event(_clock.GetUtcNow(), level, name, session, values), Append);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();

    private static void Append(StringBuilder line, Event e)
    {
        AppendStart(line, e.Time, e.Level).Append(e.Name);
        if (e.Session is not null)
        {
            line.Append(" session=");
            LogText.Append(line, e.Session);
        }

        foreach (var (key, value) in e.Values)
        {
            if (value is not null)
            {
                line.Append(' ').Append(key).Append('=');
                LogText.Append(line, value);
            }
        }
    }

    private static StringBuilder AppendStart(StringBuilder line, DateTimeOffset time, LogLevel level)
    {
        LogText.AppendTime(line, time);
        return line.Append(' ').Append(level switch
        {
            LogLevel.Debug => "debug",
            LogLevel.Info => "info",
            LogLevel.Warning => "warning",
            _ => "error",
        }).Append(' ');
    }

    private void TellDropped(StringBuilder line, long count) =>
        AppendStart(line, _clock.GetUtcNow(), LogLevel.Warning).Append(CultureInfo.InvariantCulture, $"log-dropped lines={count}");

    private readonly ref struct Event(
        DateTimeOffset time, LogLevel level, string name, string? session, ReadOnlySpan<(string Key, object? Value)> values)
    {
        public DateTimeOffset Time { get; } = time;

        public LogLevel Level { get; } = level;

        public string Name { get; } = name;

        public string? Session { get; } = session;

        public ReadOnlySpan<(string Key, object? Value)> Values { get; } = values;
    }
}
