using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using ForgeryCheck.Smtp.Content;

namespace ForgeryCheck.Milter.Packets;

/// <summary>
/// Reads packets: four bytes of length, a command, data. What is not read yet is held in memory, up to one packet; packets larger than mail servers
/// usually send share the memory of all messages, and lose their data if none is left.
/// </summary>
/// <param name="input">The bytes of the connection.</param>
internal sealed class PacketReader(PipeReader input) : IDisposable
{
    /// <summary>
    /// The longest packet. Pieces of a body have at most 65,535 bytes unless more is negotiated (MILTER_CHUNK_SIZE), which we do not; a header field is as long
    /// as the mail server lets it be, and no longer than the header that is analyzed.
    /// </summary>
    internal const int Longest = (1 << 20) + (1 << 12);

    private const int LengthBytes = 4;
    private byte[] _joined = [];
    private int _taken;
    private SequencePosition? _used;
    private MilterCommand? _losing;
    private long _toLose;
    private long _began;

    /// <summary>When the first part of an incomplete packet arrived, in milliseconds of the system's clock; 0 if there is none. Thread-safe.</summary>
    internal long Began => Volatile.Read(ref _began);

    /// <summary>Whether the input has ended.</summary>
    internal bool HasEnded { get; private set; }

    /// <summary>Reads the next packet, whose data is valid until the next call; null at the end of the input, or if the read was cancelled.</summary>
    /// <exception cref="MilterProtocolException">The peer does not speak the protocol.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    internal async ValueTask<MilterPacket?> ReadAsync(CancellationToken cancellation = default)
    {
        Advance();
        while (true)
        {
            var read = await input.ReadAsync(cancellation).ConfigureAwait(false);
            if (read.IsCanceled)
            {
                input.AdvanceTo(read.Buffer.Start);
                return null;
            }

            var buffer = read.Buffer;
            if (TryTake(ref buffer, out var packet))
            {
                return packet;
            }

            input.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
            {
                HasEnded = buffer.IsEmpty && _losing is null ? true : throw new MilterProtocolException("the connection ends within a packet");
                return null;
            }

            if ((!buffer.IsEmpty || _losing is not null) && Began == 0)
            {
                Volatile.Write(ref _began, Environment.TickCount64);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Advance();
        input.Complete();
    }

    private bool TryTake(ref ReadOnlySequence<byte> buffer, out MilterPacket packet)
    {
        packet = default;
        if (_losing is { } command)
        {
            return TryLose(command, ref buffer, out packet);
        }

        if (buffer.Length < LengthBytes)
        {
            return false;
        }

        Span<byte> head = stackalloc byte[LengthBytes];
        buffer.Slice(0, LengthBytes).CopyTo(head);
        var length = BinaryPrimitives.ReadUInt32BigEndian(head);
        if (length is 0 or > Longest)
        {
            throw new MilterProtocolException($"a packet of {length} bytes");
        }

        if (length > MemoryBudget.MostInMemory && _taken == 0 && buffer.Length > LengthBytes)
        {
            if (!MemoryBudget.TryTake((int)length))
            {
                (_losing, _toLose) = ((MilterCommand)buffer.Slice(LengthBytes, 1).FirstSpan[0], LengthBytes + length);
                return TryLose(_losing.Value, ref buffer, out packet);
            }

            _taken = (int)length;
        }

        if (buffer.Length < LengthBytes + length)
        {
            return false;
        }

        var whole = buffer.Slice(LengthBytes, length);
        _used = whole.End;
        var bytes = whole.IsSingleSegment ? whole.First : Join(whole);
        packet = new((MilterCommand)bytes.Span[0], bytes[1..]);
        return true;
    }

    // Discards what has arrived of a packet; true once all of it has.
    private bool TryLose(MilterCommand command, ref ReadOnlySequence<byte> buffer, out MilterPacket packet)
    {
        var count = Math.Min(_toLose, buffer.Length);
        _toLose -= count;
        buffer = buffer.Slice(count);
        packet = new(command, default, IsLost: true);
        if (_toLose > 0)
        {
            return false;
        }

        _losing = null;
        _used = buffer.Start;
        return true;
    }

    private ReadOnlyMemory<byte> Join(ReadOnlySequence<byte> whole)
    {
        _joined = ArrayPool<byte>.Shared.Rent((int)whole.Length);
        whole.CopyTo(_joined);
        return _joined.AsMemory(0, (int)whole.Length);
    }

    // Gives back the packet read last.
    private void Advance()
    {
        if (_used is { } used)
        {
            input.AdvanceTo(used);
            _used = null;
        }

        if (_joined.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_joined);
            _joined = [];
        }

        MemoryBudget.Give(_taken);
        _taken = 0;
        Volatile.Write(ref _began, 0);
    }
}
