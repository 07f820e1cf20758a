using System.Buffers;
using System.Runtime.ExceptionServices;

namespace ForgeryCheck.Messages;

/// <summary>A window that slides over a stream: what is in it can be looked at as one span, and nothing else is held.</summary>
internal sealed class ByteWindow : IDisposable
{
    private const int Capacity = 1 << 17;

    private readonly Stream _stream;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Capacity);
    private int _start;
    private int _end;
    private ExceptionDispatchInfo? _failure;

    internal ByteWindow(Stream stream) => _stream = stream;

    /// <summary>The stream has ended: what is in the window is the rest.</summary>
    internal bool AtEnd { get; private set; }

    internal ReadOnlySpan<byte> Span => _buffer.AsSpan(_start, _end - _start);

    internal void Advance(int count) => _start += count;

    /// <summary>Reads on, once, behind what is in the window; false at the end of the stream, or where the window is full.</summary>
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

        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        AtEnd = read == 0;
        _end += read;
        return read > 0;
    }

    /// <summary>
    /// Reads on until so many bytes are in the window, or the stream ends. A failure is kept for the next <see cref="Fill"/>: what was
    /// read before it can still be used.
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

    /// <summary>Throws what <see cref="FillTo"/> kept.</summary>
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
