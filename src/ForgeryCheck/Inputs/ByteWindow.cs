using System.Buffers;
using System.Runtime.ExceptionServices;

namespace ForgeryCheck.Inputs;

/// <summary>A sliding window over a stream: its contents are available as one span, and nothing else is buffered.</summary>
internal sealed class ByteWindow : IDisposable
{
    private const int Capacity = 1 << 17;

    private readonly Stream _stream;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Capacity);
    private int _start;
    private int _end;
    private ExceptionDispatchInfo? _failure;

    internal ByteWindow(Stream stream) => _stream = stream;

    /// <summary>Whether the stream has ended: the window then holds the rest.</summary>
    internal bool AtEnd { get; private set; }

    /// <summary>Whether reading the stream failed.</summary>
    internal bool HasFailed { get; private set; }

    internal ReadOnlySpan<byte> Span => _buffer.AsSpan(_start, _end - _start);

    internal void Advance(int count) => _start += count;

    /// <summary>Reads once more into the window; false at the end of the stream or if the window is full.</summary>
    internal bool Fill()
    {
        ThrowIfFailed();
        if (_start > 0)
        {
            Span.CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (AtEnd || _end == _buffer.Length)
        {
            return false;
        }

        int read;
        try
        {
            read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        }
        catch
        {
            HasFailed = true;
            throw;
        }

        AtEnd = read == 0;
        _end += read;
        return read > 0;
    }

    /// <summary>
    /// Reads until the window holds <paramref name="count"/> bytes or the stream ends. A failure is deferred to the next <see cref="Fill"/>: what was
    /// read before it is still usable.
    /// </summary>
    internal void FillTo(int count)
    {
        try
        {
            while (Span.Length < count && Fill())
            {
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
        }
    }

    /// <summary>
    /// Looks at bytes ahead, in the window or, if the stream can seek, beyond it; false if they cannot be seen. The span is cut to what there is.
    /// </summary>
    internal bool TryPeek(long offset, ref Span<byte> bytes)
    {
        if (offset + bytes.Length <= Span.Length || (AtEnd && offset <= Span.Length))
        {
            var ahead = Span[(int)offset..];
            bytes = bytes[..Math.Min(bytes.Length, ahead.Length)];
            ahead[..bytes.Length].CopyTo(bytes);
            return true;
        }

        if (!_stream.CanSeek)
        {
            return false;
        }

        var position = _stream.Position;
        var target = position - Span.Length + offset;
        if (target > _stream.Length)
        {
            // A sender may write any length, and not every stream can be set to any place.
            return false;
        }

        _stream.Position = target;
        bytes = bytes[.._stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        var isInside = _stream.Position <= _stream.Length;
        _stream.Position = position;
        return isInside;
    }

    /// <summary>Throws the failure that <see cref="FillTo"/> deferred.</summary>
    internal void ThrowIfFailed() => _failure?.Throw();

    public void Dispose()
    {
        var buffer = Interlocked.Exchange(ref _buffer, []);
        _start = _end = 0;
        AtEnd = true;
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
