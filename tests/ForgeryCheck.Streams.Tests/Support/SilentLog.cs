using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Streams.Tests.Support;

/// <summary>A log for those who do not look at it.</summary>
internal sealed class SilentLog : IListenerLog
{
    public bool Has(LogLevel level) => false;

    public void Write(LogLevel level, string name, string? session, params ReadOnlySpan<(string Key, object? Value)> values)
    {
    }
}
