namespace ForgeryCheck.Streams.Options;

/// <summary>How messages are submitted.</summary>
/// <param name="Stream">The streams that they are put on.</param>
public sealed record SubmitOptions(StreamOptions Stream)
{
    /// <summary>Whether the messages are compared with each other first, so that each is analyzed in the knowledge of all; they are read twice.</summary>
    public bool Batch { get; init; }

    /// <summary>How messages are read for this comparison: it has to know the same trusted hosts as the workers.</summary>
    public AnalyzerOptions Analysis { get; init; } = new();

    /// <summary>A file that records how far it got, so that the next run goes on there; null for none.</summary>
    public string? ResumeFile { get; init; }

    /// <summary>How many messages may be on their way at once.</summary>
    public int Window { get; init; } = 512;

    /// <summary>The size up to which a message is sent.</summary>
    public int MessageBytes { get; init; } = 64 << 20;

    /// <summary>How long the server is tried again before it is given up; null to try for ever.</summary>
    public TimeSpan? Patience { get; init; }
}
