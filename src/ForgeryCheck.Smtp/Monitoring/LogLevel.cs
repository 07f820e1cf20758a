namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>The severity of an event.</summary>
public enum LogLevel
{
    /// <summary>Every command and reply.</summary>
    Debug,

    /// <summary>Sessions, messages, verdicts.</summary>
    Info,

    /// <summary>A client that goes too far, a certificate that cannot be read: the listener continues.</summary>
    Warning,

    /// <summary>A message that could not be stored or forwarded.</summary>
    Error,
}
