namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>Receives log events. Text from clients is passed in raw: the log escapes it. Thread-safe; never throws, never waits for a disk.</summary>
internal interface IListenerLog
{
    /// <summary>Whether a level is logged; checked before computing values that are expensive.</summary>
    bool Has(LogLevel level);

    /// <summary>Writes one event.</summary>
    /// <param name="level">Its level.</param>
    /// <param name="name">The event, one hyphenated word: "connect", "message-kept".</param>
    /// <param name="session">The session's id; null if there is none.</param>
    /// <param name="values">Names and values; null values are omitted.</param>
    void Write(LogLevel level, string name, string? session, params ReadOnlySpan<(string Key, object? Value)> values);
}
