namespace ForgeryCheck.Streams.Publishing;

/// <summary>What became of something published.</summary>
internal enum PublishOutcome
{
    /// <summary>It was stored now.</summary>
    Stored,

    /// <summary>The stream had it already.</summary>
    Duplicate,

    /// <summary>The stream has it: from before, or from an attempt whose acknowledgement was lost.</summary>
    StoredOrDuplicate,

    /// <summary>It was to be the first on its subject, and is not: it was not stored.</summary>
    NotFirst,
}
