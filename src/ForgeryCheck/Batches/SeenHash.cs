namespace ForgeryCheck.Batches;

/// <summary>Something that should occur in one message only, and when it was seen.</summary>
/// <param name="Value">The first 64 bits of its SHA-256: nobody can forge a line that collides with another's.</param>
/// <param name="UnixSeconds">The time, in seconds since 1970-01-01 UTC.</param>
internal readonly record struct SeenHash(ulong Value, long UnixSeconds);
