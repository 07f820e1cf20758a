namespace ForgeryCheck.Batches;

/// <summary>The lines and ids of other messages, as far as they are known. Thread-safe.</summary>
internal interface IBatchEntries
{
    /// <summary>Looks up a line or id; false if it is in no message, or if that is unknown.</summary>
    bool TryFind(ulong hash, out BatchEntry entry);

    /// <summary>Why it is unknown whether a line or id is in other messages; null if it is known.</summary>
    string? WhyUnknown(ulong hash);
}
