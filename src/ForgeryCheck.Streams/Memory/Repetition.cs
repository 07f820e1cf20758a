namespace ForgeryCheck.Streams.Memory;

/// <summary>Whether a message may have been reported before.</summary>
internal enum Repetition
{
    /// <summary>Nobody ever began to analyze it.</summary>
    No,

    /// <summary>Somebody began to: there may be a report.</summary>
    Yes,

    /// <summary>The marks could not be read.</summary>
    Unknown,
}
