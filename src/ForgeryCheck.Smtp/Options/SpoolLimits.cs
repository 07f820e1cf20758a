namespace ForgeryCheck.Smtp.Options;

/// <summary>Bounds of the spool; 0 is no limit.</summary>
public sealed record SpoolLimits
{
    /// <summary>Bytes of all messages kept. When they are reached, 452 at MAIL.</summary>
    public long Bytes { get; init; }

    /// <summary>Number of messages kept. When it is reached, 452 at MAIL.</summary>
    public long Messages { get; init; }

    /// <summary>How long messages are kept; older ones that are analyzed are removed. Zero: for ever.</summary>
    public TimeSpan Age { get; init; }
}
