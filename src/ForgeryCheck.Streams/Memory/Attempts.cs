using System.Buffers.Binary;

namespace ForgeryCheck.Streams.Memory;

/// <summary>
/// Marks each message in the bucket before its analysis begins. So a message that ends the process is put aside after some attempts, and a message that
/// comes again is reported as such, whoever analyzed it before.
/// </summary>
/// <param name="bucket">The bucket; null to rely on how often the server delivered the message.</param>
internal sealed class Attempts(MemoryBucket? bucket)
{
    private const int Size = sizeof(ulong) + sizeof(int) + sizeof(long);
    private const int MostTries = 8;

    private long _nonce = BinaryPrimitives.ReadInt64LittleEndian(Guid.NewGuid().ToByteArray());

    /// <summary>Begins an attempt.</summary>
    /// <param name="id">What identifies the message, however often it comes.</param>
    /// <param name="sequence">Its number in the stream.</param>
    /// <param name="deliveries">How many times the server delivered it.</param>
    /// <param name="cancellation">Ends the attempts to ask the server.</param>
    internal async ValueTask<Attempt> BeginAsync(string id, ulong sequence, ulong deliveries, CancellationToken cancellation)
    {
        try
        {
            return bucket is null ? ByDeliveries() : await MarkAsync(bucket, $"m{id}", sequence, cancellation).ConfigureAwait(false);
        }
        catch (UnavailableException)
        {
            return ByDeliveries();
        }

        Attempt ByDeliveries() => new((int)Math.Min(deliveries, int.MaxValue), deliveries > 1);
    }

    private async ValueTask<Attempt> MarkAsync(MemoryBucket memory, string key, ulong sequence, CancellationToken cancellation)
    {
        var nonce = Interlocked.Increment(ref _nonce);
        var revision = default(Revision);
        for (var i = 0; i < MostTries; i++)
        {
            var mark = Read(revision.Value);
            if (mark is { } own && own.Nonce == nonce)
            {
                // This is what was just written: only the acknowledgement was lost.
                return new Attempt(own.Number, own.Number > 1 || own.IsOfAnother);
            }

            var number = mark is { } before && before.Sequence == sequence ? Math.Min(before.Number + 1, short.MaxValue) : 1;
            var isOfAnother = mark is { } other && (other.Sequence != sequence || other.IsOfAnother);
            if (await memory.TryPutAsync(key, Write(sequence, number, isOfAnother, nonce), revision.Number, cancellation).ConfigureAwait(false) is not null)
            {
                return new Attempt(number, mark is not null);
            }

            revision = await memory.GetAsync(key, cancellation).ConfigureAwait(false);
        }

        throw new UnavailableException("too many others wrote to it");
    }

    private static byte[] Write(ulong sequence, int number, bool isOfAnother, long nonce)
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, sequence);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), (number << 1) | (isOfAnother ? 1 : 0));
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(12), nonce);
        return bytes;
    }

    // What cannot be read counts as an attempt: the message may have been reported.
    private static Mark? Read(byte[]? bytes)
    {
        if (bytes is not { Length: Size })
        {
            return bytes is null ? null : new Mark(0, 1, IsOfAnother: true, 0);
        }

        var number = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(8));
        return new Mark(BinaryPrimitives.ReadUInt64LittleEndian(bytes), number >> 1, (number & 1) != 0, BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(12)));
    }

    private readonly record struct Mark(ulong Sequence, int Number, bool IsOfAnother, long Nonce);
}
