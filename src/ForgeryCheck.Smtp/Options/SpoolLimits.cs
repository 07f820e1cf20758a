namespace ForgeryCheck.Smtp.Options;

/// <summary>Limits of the spool; 0 means no limit.</summary>
public sealed record SpoolLimits
{
    /// <summary>Total size of all stored messages in bytes. Once it is reached, MAIL gets 452.</summary>
    public long Bytes { get; init; }

    /// <summary>Number of stored messages. Once it is reached, MAIL gets 452.</summary>
    public long Messages { get; init; }

    /// <summary>How long messages are retained; older ones are removed once analyzed. Zero: for ever.</summary>
    public TimeSpan Age { get; init; }
}
