namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>Takes what happens, for the log. Text of clients goes in as it came: the log escapes it. Safe to call from many threads at once; never throws, never waits for a disk.</summary>
internal interface IListenerLog
{
    /// <summary>Whether events of a level are written: asked before values are made that cost something.</summary>
    bool Has(LogLevel level);

    /// <summary>Writes one event.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="name">What happened, one word with dashes: "connect", "message-kept".</param>
    /// <param name="session">The session's id; null where there is none.</param>
    /// <param name="values">Names and values; a null value is left out.</param>
    void Write(LogLevel level, string name, string? session, params ReadOnlySpan<(string Key, object? Value)> values);
}
