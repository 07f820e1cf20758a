namespace ForgeryCheck.Unpacking;

/// <summary>A stream whose bytes are counted as they are read; it is left open.</summary>
internal sealed class CountedStream(Stream stream, Action<int> count) : ForwardStream
{
    public override int Read(Span<byte> buffer)
    {
        var read = stream.Read(buffer);
        count(read);
        return read;
    }
}
