using Microsoft.Win32.SafeHandles;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>Appends to a file through a buffer. Not thread-safe.</summary>
internal sealed class FileAppender(SpoolDisk disk)
{
    private readonly byte[] _buffer = new byte[1 << 20];
    private SafeFileHandle? _file;
    private long _written;
    private int _length;

    /// <summary>The offset of the next byte.</summary>
    internal long Position => _written + _length;

    /// <summary>Continues with a file at an offset; anything still buffered is discarded.</summary>
    internal void Begin(SafeFileHandle file, long offset)
    {
        _file = file;
        _written = offset;
        _length = 0;
    }

    /// <summary>Buffer space for a number of bytes, at most a quarter of the buffer; to be filled and then <see cref="Advance"/>d.</summary>
    internal Span<byte> Room(int count)
    {
        if (_buffer.Length - _length < count)
        {
            Pass();
        }

        return _buffer.AsSpan(_length);
    }

    internal void Advance(int count) => _length += count;

    internal void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Advance(bytes.Length);
    }

    /// <summary>Writes out the buffer.</summary>
    internal void Pass()
    {
        if (_length > 0)
        {
            disk.Write(_file!, _buffer.AsSpan(0, _length), _written);
            _written += _length;
            _length = 0;
        }
    }
}
