using ForgeryCheck.Unpacking;

namespace ForgeryCheck.Inputs;

/// <summary>A window as a stream, so that packed data from a non-seekable pipe includes the bytes by which it was recognised.</summary>
internal sealed class WindowStream(ByteWindow window) : ForwardStream
{
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
}
