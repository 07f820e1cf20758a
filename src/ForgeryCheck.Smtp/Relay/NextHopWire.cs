using System.Net.Sockets;

namespace ForgeryCheck.Smtp.Relay;

/// <summary>
/// The connection as MailKit sees it. It hands out one reply for each command and keeps the rest back, so that a reply too many is never taken
/// for the answer to the next command; it turns EHLO into LHLO where the next hop speaks LMTP (RFC 2033 section 4.1), which MailKit does not; and it
/// bounds what MailKit would collect without bound.
/// </summary>
internal sealed class NextHopWire : Stream
{
    /// <summary>Bytes of one reply. RFC 5321 section 4.5.3.1.5 allows a line 512; EHLO replies have some dozens.</summary>
    internal const int MostReply = 1 << 16;

    private readonly Socket _socket;
    private readonly NetworkStream _network;
    private readonly bool _lmtp;
    private readonly byte[] _input = new byte[4096];
    private readonly MemoryStream _reply = new();
    private int _start;
    private int _end;

    // Bytes of the reply's line so far, and whether its fourth is the dash of "250-": another line follows.
    private int _column;
    private bool _more;
    private bool _whole;
    private bool _keepBack;

    /// <summary>Makes the stream; the first reply that it hands out is the greeting.</summary>
    internal NextHopWire(Socket socket, bool lmtp)
    {
        _socket = socket;
        _network = new NetworkStream(socket, ownsSocket: true);
        _lmtp = lmtp;
    }

    /// <summary>Whether nothing waits that no command asked for: neither a reply too many nor the end of the connection.</summary>
    internal bool IsQuiet => _whole && _start == _end && !_socket.Poll(0, SelectMode.SelectRead);

    /// <summary>The reply that was handed out last.</summary>
    internal ReadOnlySpan<byte> LastReply => _reply.GetBuffer().AsSpan(0, (int)_reply.Length);

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The next command is not sent: MailKit reads no reply without a command, and LMTP answers one with several (RFC 2033 section 4.2).</summary>
    internal void KeepBackNextCommand() => _keepBack = true;

    /// <summary>Sends bytes of a message, behind MailKit's back: it would write the message anew.</summary>
    internal ValueTask WriteDataAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => _network.WriteAsync(bytes, cancellation);

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_whole)
        {
            return 0;
        }

        if (_start == _end)
        {
            _start = 0;
            _end = await _network.ReadAsync(_input, cancellationToken).ConfigureAwait(false);
        }

        var piece = OfThisReply(_input.AsSpan(_start, Math.Min(buffer.Length, _end - _start)));
        piece.CopyTo(buffer.Span);
        _start += piece.Length;
        if (_reply.Length + piece.Length > MostReply)
        {
            throw new IOException("a reply longer than 64 KiB");
        }

        _reply.Write(piece);
        return piece.Length;
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _whole = false;
        _more = false;
        _column = 0;
        _reply.SetLength(0);
        if (_keepBack)
        {
            _keepBack = false;
        }
        else if (_lmtp && buffer.Span.StartsWith("EHLO "u8))
        {
            byte[] command = [(byte)'L', (byte)'H', (byte)'L', .. buffer.Span[3..]];
            await _network.WriteAsync(command, cancellationToken).ConfigureAwait(false);
        }
        else if (_lmtp && buffer.Span.StartsWith("HELO "u8))
        {
            // What MailKit falls back to; LMTP has no such command (RFC 2033 section 4.1).
            throw new IOException("LHLO was refused");
        }
        else
        {
            await _network.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _network.Dispose();
            _reply.Dispose();
        }

        base.Dispose(disposing);
    }

    // Up to the end of the first line whose code has no dash behind it (RFC 5321 section 4.2.1).
    private ReadOnlySpan<byte> OfThisReply(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == (byte)'\n')
            {
                if (!_more)
                {
                    _whole = true;
                    return bytes[..(i + 1)];
                }

                _column = 0;
                _more = false;
            }
            else if (_column++ == 3)
            {
                _more = bytes[i] == (byte)'-';
            }
        }

        return bytes;
    }
}
