using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Web;

/// <summary>Where the server's output goes.</summary>
public sealed record WebOutput
{
    /// <summary>Receives log lines with their line ends, from one thread at a time; null for no log.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>The lowest level that is logged.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Warning;
}
