namespace ForgeryCheck.Cli.Output;

/// <summary>
/// Buffers output until it is released. A report writer flushes after every message, as it must for a reader who is waiting; when messages come fast, a
/// system call for each would cost more than the analysis.
/// </summary>
internal sealed class HeldStream(Stream inner) : Stream
{
    private const int Capacity = 1 << 16;
    private readonly byte[] _held = new byte[Capacity];
    private int _length;

    /// <summary>The status line of the terminal to which the output goes; null if there is none.</summary>
    internal StatusLine? Status { get; set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Writes out the buffer.</summary>
    internal void Release()
    {
        Pass();
        inner.Flush();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        // What is larger than the buffer passes through it piece by piece.
        for (var rest = buffer; !rest.IsEmpty;)
        {
            if (rest.Length > Capacity - _length)
            {
                Pass();
            }

            var piece = rest[..Math.Min(rest.Length, Capacity)];
            piece.CopyTo(_held.AsSpan(_length));
            _length += piece.Length;
            rest = rest[piece.Length..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // Ignored: Release decides when.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Pass()
    {
        // What could not be written is dropped: retrying after a failure would write part of it twice.
        var length = _length;
        _length = 0;
        if (length == 0)
        {
            return;
        }

        if (Status is { } status)
        {
            status.Around(() =>
            {
                inner.Write(_held, 0, length);
                return _held[length - 1] == '\n';
            });
        }
        else
        {
            inner.Write(_held, 0, length);
        }
    }
}
