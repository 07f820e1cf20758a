using System.Net;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Streams.Options;

/// <summary>What a worker does.</summary>
/// <param name="Stream">The streams that it works on.</param>
public sealed record WorkOptions(StreamOptions Stream)
{
    /// <summary>How messages are analyzed.</summary>
    public AnalyzerOptions Analysis { get; init; } = new();

    /// <summary>Messages analyzed in parallel.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>The file that reports are appended to, besides the stream; null for none.</summary>
    public string? ReportFile { get; init; }

    /// <summary>What a CSV row stands for.</summary>
    public ReportRows ReportRows { get; init; } = ReportRows.Messages;

    /// <summary>Where metrics are served in the Prometheus text format; null for nowhere.</summary>
    public IPEndPoint? Metrics { get; init; }

    /// <summary>What messages are compared with.</summary>
    public MemoryMode Memory { get; init; }

    /// <summary>How long the server waits for a heartbeat before it gives a message to another worker.</summary>
    public TimeSpan AckWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the shared memory is asked again before a message is analyzed without.</summary>
    public TimeSpan MemoryPatience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many times the analysis of a message is begun before it goes to the dead letters.</summary>
    public int MostAttempts { get; init; } = 5;

    /// <summary>How long work in progress may take at the end.</summary>
    public TimeSpan Stop { get; init; } = TimeSpan.FromSeconds(30);
}
