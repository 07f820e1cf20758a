using ForgeryCheck.Smtp.Content;

namespace ForgeryCheck.Web.Bodies;

/// <summary>Content as a stream to read, which ends with an exception once nobody waits for the answer any more.</summary>
/// <param name="content">The content, complete.</param>
/// <param name="cancellation">Ends the reading.</param>
internal sealed class ContentStream(MessageContent content, CancellationToken cancellation) : Stream
{
    private long _position;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => content.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _position;
        set => _position = value < 0 ? throw new IOException("a position before the start") : value;
    }

    /// <inheritdoc/>
    /// <exception cref="OperationCanceledException">Nobody waits for the answer.</exception>
    public override int Read(Span<byte> buffer)
    {
        cancellation.ThrowIfCancellationRequested();
        var read = _position >= content.Length ? 0 : content.Read(_position, buffer);
        _position += read;
        return read;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => content.Length + offset,
    };

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
