namespace ForgeryCheck.Batches;

/// <summary>Something that no two messages should share, and when it was seen.</summary>
/// <param name="Value">The first 64 bits of its SHA-256: nobody can make the line of a stranger look like his own.</param>
/// <param name="UnixSeconds">When, in seconds since 1970-01-01 UTC.</param>
internal readonly record struct SeenHash(ulong Value, long UnixSeconds);
