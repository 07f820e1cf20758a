namespace ForgeryCheck.Streams.Memory;

/// <summary>What came of a write.</summary>
/// <param name="IsDone">Whether the value was written; otherwise the key has another revision than was expected.</param>
/// <param name="Number">The number of the revision that the key has now, as far as the server said.</param>
internal readonly record struct PutResult(bool IsDone, ulong Number);
