namespace ForgeryCheck.Inputs;

/// <summary>A window as a stream, so that gzip data from a non-seekable pipe includes the bytes by which it was recognised.</summary>
internal sealed class WindowStream(ByteWindow window) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (window.Span.IsEmpty)
        {
            window.Fill();
        }

        var count = Math.Min(buffer.Length, window.Span.Length);
        window.Span[..count].CopyTo(buffer);
        window.Advance(count);
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
