using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>A log that keeps what is wrong, for a test to look at.</summary>
internal sealed class SilentLog : IListenerLog
{
    private readonly List<string> _lines = [];

    internal IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public bool Has(LogLevel level) => true;

    public void Write(LogLevel level, string name, string? session, params ReadOnlySpan<(string Key, object? Value)> values)
    {
        lock (_lines)
        {
            _lines.Add($"{level} {name}");
        }
    }
}
