namespace ForgeryCheck.Smtp.Replies;

/// <summary>Replies not sent yet: those to one group of pipelined commands go out together (RFC 2920 section 3.2).</summary>
internal sealed class ReplyBuffer
{
    /// <summary>The most bytes that may be pending. A client that sends commands without reading replies gets this much plus the socket buffer.</summary>
    internal const int Most = 1 << 14;

    private const int Small = 1 << 9;
    private byte[] _bytes = [];
    private int _length;

    /// <summary>Whether nothing is pending.</summary>
    internal bool IsEmpty => _length == 0;

    /// <summary>Whether the pending replies have to be sent before another command is read.</summary>
    internal bool IsFull => _length >= Most;

    /// <summary>The pending bytes.</summary>
    internal ReadOnlyMemory<byte> Waiting => _bytes.AsMemory(0, _length);

    /// <summary>Adds a reply.</summary>
    internal void Add(Reply reply)
    {
        var bytes = reply.Bytes.Span;
        if (_length + bytes.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_length + bytes.Length, _bytes.Length == 0 ? Small / 2 : _bytes.Length * 2));
        }

        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>Empties the buffer once its content was sent.</summary>
    internal void Clear()
    {
        _length = 0;
        if (_bytes.Length > Small)
        {
            _bytes = [];
        }
    }
}
