namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>How much an event matters.</summary>
public enum LogLevel
{
    /// <summary>Every command and reply.</summary>
    Debug,

    /// <summary>Sessions, messages, verdicts.</summary>
    Info,

    /// <summary>A client that goes too far, a certificate that cannot be read: the listener goes on.</summary>
    Warning,

    /// <summary>A message that could not be kept or passed on.</summary>
    Error,
}
