using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using ForgeryCheck.Milter.Options;
using ForgeryCheck.Milter.Packets;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Wire;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Milter.Dialogue;

/// <summary>The connection of a mail server, with its time limits. <see cref="CheckLimits"/>, <see cref="Stop"/> and <see cref="Abort"/> are thread-safe.</summary>
internal sealed class MilterConnection : IDisposable
{
    /// <summary>What is read at once: most messages of a mail server, with their envelopes, are no longer.</summary>
    private const int BufferBytes = 1 << 14;

    private readonly Socket _socket;
    private readonly MilterLimits _limits;
    private readonly PipeReader _input;
    private readonly PacketReader _packets;
    private readonly CancellationTokenSource _aborted = new();
    private long _since = Environment.TickCount64;
    private volatile bool _isBusy;
    private volatile bool _isStopping;
    private volatile bool _isNegotiated;

    /// <summary>Takes ownership of an accepted socket.</summary>
    internal MilterConnection(Socket socket, MilterLimits limits)
    {
        _socket = socket;
        _limits = limits;
        Peer = PeerAddress.From(socket.RemoteEndPoint is IPEndPoint end ? end.Address : IPAddress.Loopback);
        // While nothing arrives, a connection needs no buffer.
        _input = PipeReader.Create(new PromptStream(socket), new StreamPipeReaderOptions(bufferSize: BufferBytes, useZeroByteReads: true));
        _packets = new PacketReader(_input);
    }

    /// <summary>The mail server's end; loopback for a socket in the file system.</summary>
    internal HostAddress Peer { get; }

    /// <summary>What the connection waits for.</summary>
    internal ConnectionState State { get; set; }

    /// <summary>Cancelled once the connection is aborted.</summary>
    internal CancellationToken Aborted => _aborted.Token;

    /// <summary>Reads the next packet; null at the end, or once the milter is stopping and no message is in progress.</summary>
    /// <param name="isBusy">Whether a message is in progress.</param>
    /// <exception cref="MilterProtocolException">The peer does not speak the protocol.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    internal async ValueTask<MilterPacket?> ReadAsync(bool isBusy)
    {
        _isBusy = isBusy;
        Enter(isBusy ? ConnectionState.Data : ConnectionState.Command);
        while (isBusy || !_isStopping)
        {
            if (await _packets.ReadAsync().ConfigureAwait(false) is { } packet)
            {
                return packet;
            }

            if (_packets.HasEnded)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Sends all bytes.</summary>
    internal async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        Enter(ConnectionState.Client);
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await _socket.SendAsync(bytes, SocketFlags.None).ConfigureAwait(false)..];
        }
    }

    /// <summary>From now on the peer counts as a mail server, whose connection may be idle.</summary>
    internal void MarkNegotiated() => _isNegotiated = true;

    /// <summary>Aborts the connection if it is over its limits.</summary>
    internal void CheckLimits(long now)
    {
        var waited = now - Volatile.Read(ref _since);
        var isOver = State switch
        {
            ConnectionState.Answer => false,
            ConnectionState.Client => waited > _limits.Packet.TotalMilliseconds,
            _ when _packets.Began is > 0 and var began && now - began > _limits.Packet.TotalMilliseconds => true,
            _ when !_isNegotiated && waited > _limits.Packet.TotalMilliseconds => true,
            _ => _limits.Idle > TimeSpan.Zero && waited > _limits.Idle.TotalMilliseconds,
        };
        if (isOver)
        {
            Abort();
        }
    }

    /// <summary>Ends the connection as soon as no message is in progress.</summary>
    internal void Stop()
    {
        _isStopping = true;
        if (!_isBusy)
        {
            _input.CancelPendingRead();
        }
    }

    /// <summary>Ends the connection at once.</summary>
    internal void Abort()
    {
        try
        {
            // What is cancelled must neither hold up nor end the thread that checks all connections.
            _ = _aborted.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }

        _socket.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _packets.Dispose();
        _socket.Dispose();
        _aborted.Dispose();
    }

    private void Enter(ConnectionState state)
    {
        Volatile.Write(ref _since, Environment.TickCount64);
        State = state;
    }
}
