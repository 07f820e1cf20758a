namespace ForgeryCheck.Cli.Pipeline;

/// <summary>A file whose bytes are counted as they are read; once it is closed, all count as read.</summary>
internal sealed class MeteredStream(Stream file, Action<long> count) : Stream
{
    private readonly long _length = file.Length;
    private long _counted;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => file.Length;

    public override long Position
    {
        get => file.Position;
        set => file.Position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        var read = file.Read(buffer);
        Add(read);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Add(_length);
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    // An archive may be read back and forth: no more than its size counts.
    private void Add(long bytes)
    {
        var more = Math.Min(bytes, _length - _counted);
        if (more > 0)
        {
            _counted += more;
            count(more);
        }
    }
}
