namespace ForgeryCheck.Batches;

/// <summary>Remembers the lines and ids of all messages that it was shown. Thread-safe.</summary>
internal interface IBatchMemory
{
    /// <summary>
    /// Adds the lines and ids of a message, and looks them up. Adding those of a message twice changes nothing. Never fails: what cannot be asked is
    /// unknown.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ValueTask<IBatchEntries> RecordAsync(Sightings sightings, CancellationToken cancellation);
}
