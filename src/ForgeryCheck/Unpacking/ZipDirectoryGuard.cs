namespace ForgeryCheck.Unpacking;

/// <summary>A zip file of whose table of contents only so much can be read: .NET holds all of it in memory, however large it is.</summary>
internal sealed class ZipDirectoryGuard(Stream file) : Stream
{
    private long _left = UnpackingLimits.ZipDirectoryBytes;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => file.Length;

    public override long Position
    {
        get => file.Position;
        set => file.Position = value;
    }

    /// <summary>The table of contents has been read: what follows are the files.</summary>
    internal void Release() => _left = long.MaxValue;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = file.Read(buffer);
        _left -= read;
        return _left >= 0 ? read : throw new UnreadableException($"the table of contents of the archive is larger than {UnpackingLimits.ZipDirectoryBytes >> 20} MiB; unpack it first");
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
