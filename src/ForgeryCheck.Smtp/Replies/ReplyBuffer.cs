namespace ForgeryCheck.Smtp.Replies;

/// <summary>Replies that wait to be sent: all to one batch of pipelined commands go out together (RFC 2920 section 3.2).</summary>
internal sealed class ReplyBuffer
{
    /// <summary>Bytes that may wait. A client that sends commands and reads no replies gets no more than this and what the system holds.</summary>
    internal const int Most = 1 << 14;

    private const int Small = 1 << 9;
    private byte[] _bytes = [];
    private int _length;

    /// <summary>Whether none waits.</summary>
    internal bool IsEmpty => _length == 0;

    /// <summary>Whether those that wait have to be sent before another command is read.</summary>
    internal bool IsFull => _length >= Most;

    /// <summary>What waits.</summary>
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

    /// <summary>Forgets what waits, since it was sent.</summary>
    internal void Clear()
    {
        _length = 0;
        if (_bytes.Length > Small)
        {
            _bytes = [];
        }
    }
}
