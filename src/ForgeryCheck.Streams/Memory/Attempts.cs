using System.Buffers.Binary;

namespace ForgeryCheck.Streams.Memory;

/// <summary>
/// Counts in the bucket how often the analysis of a message was begun, so that one that ends the process goes to the dead letters after some attempts. How
/// often the server delivered it does not tell: a killed worker may never have looked at it. Only the first attempt is not marked, since most messages need
/// no second one; a message that came again counts as begun once.
/// </summary>
/// <param name="bucket">The bucket.</param>
internal sealed class Attempts(MemoryBucket bucket)
{
    private const int Size = sizeof(ulong) + sizeof(int) + sizeof(long);
    private const int MostTries = 8;

    // Of so many deliveries one is taken for an attempt while the bucket cannot be asked.
    private const int DeliveriesEach = 5;

    private long _nonce = BinaryPrimitives.ReadInt64LittleEndian(Guid.NewGuid().ToByteArray());

    /// <summary>How many attempts were begun so far on a message that came again.</summary>
    /// <param name="id">What identifies the message, however often it comes.</param>
    /// <param name="sequence">Its number in the stream.</param>
    /// <param name="deliveries">How often the server delivered it: a measure while the bucket cannot be asked.</param>
    /// <param name="cancellation">Ends the attempts to ask the server.</param>
    internal async ValueTask<int> CountAsync(string id, ulong sequence, ulong deliveries, CancellationToken cancellation)
    {
        try
        {
            return Read((await bucket.GetAsync(Key(id), cancellation).ConfigureAwait(false)).Value) is { } mark && mark.Sequence == sequence ? mark.Number : 1;
        }
        catch (UnavailableException)
        {
            return Math.Max(1, ByDeliveries(deliveries) - 1);
        }
    }

    /// <summary>Begins another attempt.</summary>
    /// <param name="id">What identifies the message, however often it comes.</param>
    /// <param name="sequence">Its number in the stream.</param>
    /// <param name="deliveries">How often the server delivered it: a measure while the bucket cannot be asked.</param>
    /// <param name="cancellation">Ends the attempts to ask the server.</param>
    /// <returns>Its number, from 2.</returns>
    internal async ValueTask<int> BeginAsync(string id, ulong sequence, ulong deliveries, CancellationToken cancellation)
    {
        try
        {
            return await MarkAsync(Key(id), sequence, cancellation).ConfigureAwait(false);
        }
        catch (UnavailableException)
        {
            return Math.Max(2, ByDeliveries(deliveries));
        }
    }

    /// <summary>Takes an attempt back that says nothing about the message: the server was away, or the work was ended.</summary>
    /// <param name="id">What identifies the message, however often it comes.</param>
    /// <param name="sequence">Its number in the stream.</param>
    /// <param name="cancellation">Ends the attempts to ask the server.</param>
    internal async ValueTask TakeBackAsync(string id, ulong sequence, CancellationToken cancellation)
    {
        try
        {
            var revision = await bucket.GetAsync(Key(id), cancellation).ConfigureAwait(false);
            if (Read(revision.Value) is { Number: > 1 } mark && mark.Sequence == sequence)
            {
                _ = await bucket.TryPutAsync(Key(id), Write(mark with { Number = mark.Number - 1 }), revision.Number, cancellation).ConfigureAwait(false);
            }
        }
        catch (UnavailableException)
        {
            // Then it counts.
        }
    }

    private static int ByDeliveries(ulong deliveries) => (int)Math.Min(deliveries / DeliveriesEach, (ulong)short.MaxValue);

    private static string Key(string id) => $"m{id}";

    private async ValueTask<int> MarkAsync(string key, ulong sequence, CancellationToken cancellation)
    {
        var nonce = Interlocked.Increment(ref _nonce);
        var revision = default(Revision);
        for (var i = 0; i < MostTries; i++)
        {
            var mark = Read(revision.Value);
            if (mark is { } own && own.Nonce == nonce)
            {
                // This is what was just written: only the acknowledgement was lost.
                return own.Number;
            }

            var number = mark is { } before && before.Sequence == sequence ? Math.Min(before.Number + 1, short.MaxValue) : 2;
            var put = await bucket.TryPutAsync(key, Write(new Mark(sequence, number, nonce)), revision.Number, cancellation).ConfigureAwait(false);
            if (put.IsDone)
            {
                return number;
            }

            revision = await bucket.GetAsync(key, cancellation).ConfigureAwait(false);
            // A cluster may have a number for what it does not have any more: then somebody wrote it.
            revision = revision.Number == 0 ? new Revision([], put.Number) : revision;
        }

        throw new UnavailableException("too many others wrote to it");
    }

    private static byte[] Write(Mark mark)
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, mark.Sequence);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), mark.Number);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(12), mark.Nonce);
        return bytes;
    }

    // What is damaged says only that somebody began.
    private static Mark? Read(byte[]? bytes) => bytes is null ? null
        : bytes.Length != Size ? new Mark(0, 0, 0)
        : new Mark(BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(8)), BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(12)));

    private readonly record struct Mark(ulong Sequence, int Number, long Nonce);
}
