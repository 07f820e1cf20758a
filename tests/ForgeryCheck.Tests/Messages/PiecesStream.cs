namespace ForgeryCheck.Tests.Messages;

/// <summary>A stream that comes in pieces, as from a slow pipe: byte by byte, line by line, or of random length. It cannot seek.</summary>
internal sealed class PiecesStream(byte[] bytes, Func<byte[], int, int> lengthAt) : Stream
{
    private int _at;

    internal static PiecesStream ByteByByte(byte[] bytes) => new(bytes, (_, _) => 1);

    internal static PiecesStream LineByLine(byte[] bytes) => new(bytes, (all, at) =>
        Array.IndexOf(all, (byte)'\n', at) is >= 0 and var end ? end + 1 - at : int.MaxValue);

    internal static PiecesStream Randomly(byte[] bytes, Random random) => new(bytes, (_, _) => random.Next(1, 40));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var length = Math.Min(Math.Min(lengthAt(bytes, _at), bytes.Length - _at), count);
        Array.Copy(bytes, _at, buffer, offset, length);
        _at += length;
        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
