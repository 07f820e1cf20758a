namespace ForgeryCheck.Scoring;

/// <summary>What a report answers of a message, each with weights of its own.</summary>
internal enum Question
{
    /// <summary>Were claimed lines invented? rules/weights.json.</summary>
    Lines,

    /// <summary>Is the host at the hand-over who it says it is? rules/client-weights.json.</summary>
    Client,

    /// <summary>May the client, or a signature, speak for the author's domain? rules/author-weights.json.</summary>
    Author,
}
