using System.Buffers;

namespace ForgeryCheck.Smtp.Wire;

/// <summary>
/// Input received from a client and not consumed yet. Small for commands, so that a thousand idle clients take little memory; larger for messages. Always
/// bounded: nothing more is read until it is consumed.
/// </summary>
internal sealed class SessionInput : IDisposable
{
    private const int Small = 1 << 10;
    private const int Large = 1 << 15;

    // After a longer line, which only AUTH may have, the buffer is small again.
    private const int MostForCommands = 1 << 13;

    private byte[] _buffer = new byte[Small];
    private bool _isPooled;
    private int _start;
    private int _end;

    /// <summary>The pending bytes.</summary>
    internal ReadOnlySpan<byte> Waiting => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Whether nothing is pending.</summary>
    internal bool IsEmpty => _start == _end;

    /// <summary>A slice of the pending bytes, valid until <see cref="Room"/> is called.</summary>
    internal ReadOnlyMemory<byte> Slice(int length) => _buffer.AsMemory(_start, length);

    /// <summary>Consumes bytes from the front.</summary>
    internal void Advance(int count)
    {
        _start += count;
        if (_start == _end)
        {
            _start = _end = 0;
        }
    }

    /// <summary>Discards everything pending.</summary>
    internal void Clear() => _start = _end = 0;

    /// <summary>Where to receive the next bytes; never empty.</summary>
    /// <param name="bulk">Whether much data is expected.</param>
    internal Memory<byte> Room(bool bulk = false)
    {
        if (bulk && !_isPooled)
        {
            Move(ArrayPool<byte>.Shared.Rent(Large), isPooled: true);
        }
        else if (!bulk && _end - _start <= Small / 2 && (_isPooled || _buffer.Length > MostForCommands))
        {
            Move(new byte[Small], isPooled: false);
        }
        else if (_start > 0 && _buffer.Length - _end < Small / 2)
        {
            Move(_buffer, _isPooled);
        }

        if (_end == _buffer.Length)
        {
            // An unusually long command line.
            Move(new byte[_buffer.Length * 2], isPooled: false);
        }

        return _buffer.AsMemory(_end);
    }

    /// <summary>Records that bytes were received into <see cref="Room"/>.</summary>
    internal void Received(int count) => _end += count;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isPooled)
        {
            _isPooled = false;
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        _buffer = [];
        _start = _end = 0;
    }

    private void Move(byte[] to, bool isPooled)
    {
        var length = _end - _start;
        _buffer.AsSpan(_start, length).CopyTo(to);
        if (_isPooled && !ReferenceEquals(to, _buffer))
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        (_buffer, _isPooled, _start, _end) = (to, isPooled, 0, length);
    }
}
