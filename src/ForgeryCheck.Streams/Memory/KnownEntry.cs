using ForgeryCheck.Batches;

namespace ForgeryCheck.Streams.Memory;

/// <summary>An entry of the bucket.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Revision">The number of its revision.</param>
/// <param name="Read">When it was read or written, by the clock of <see cref="Environment.TickCount64"/>.</param>
internal readonly record struct KnownEntry(BatchEntry Entry, ulong Revision, long Read)
{
    private const long FreshFor = 2000;

    /// <summary>Whether it was read so recently that it need not be read again.</summary>
    internal bool IsFresh => Environment.TickCount64 - Read < FreshFor;
}
