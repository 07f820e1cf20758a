namespace ForgeryCheck.Streams.Options;

/// <summary>A set of streams on a NATS server, which the first that needs them creates. Existing ones are used as they are.</summary>
/// <param name="Server">The server.</param>
public sealed record StreamOptions(StreamServer Server)
{
    /// <summary>The name that the names of streams and subjects begin with: letters, digits, "-" and "_".</summary>
    public string Name { get; init; } = "forgerycheck";

    /// <summary>How many servers of a cluster hold each message.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>How long a report, or a message that could not be analyzed, is kept in its stream.</summary>
    public TimeSpan ReportAge { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long a line or an id that does not recur is remembered.</summary>
    public TimeSpan MemoryAge { get; init; } = TimeSpan.FromDays(90);

    /// <summary>The size that the stream of messages may have, and the bucket with large ones as well; 0 for as much as the server allows.</summary>
    public long MailBytes { get; init; }

    /// <summary>How long the server recognises a message that is published again.</summary>
    public TimeSpan DuplicateWindow { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Whether a name can be used in those of streams and subjects.</summary>
    public static bool IsName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
    }
}
