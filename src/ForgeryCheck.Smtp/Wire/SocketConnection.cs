using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using ForgeryCheck.Smtp.Tls;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Wire;

/// <summary>A TCP connection, with TLS from some point on, or from the start.</summary>
internal sealed class SocketConnection : Connection
{
    private readonly Socket _socket;
    private SslStream? _secure;
    private volatile bool _stopped;

    /// <summary>Takes ownership of an accepted socket.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="startsWithTls">Whether the client has to speak TLS from the first byte.</param>
    internal SocketConnection(Socket socket, bool startsWithTls)
    {
        _socket = socket;
        StartsWithTls = startsWithTls;
        // A reply is complete in itself: do not hold it back for more (RFC 896).
        socket.NoDelay = true;
        var end = (IPEndPoint)socket.RemoteEndPoint!;
        Peer = PeerAddress.From(end.Address);
        PeerPort = end.Port;
    }

    /// <inheritdoc/>
    internal override HostAddress Peer { get; }

    /// <inheritdoc/>
    internal override int PeerPort { get; }

    /// <inheritdoc/>
    internal override TlsState? Tls => field ??= _secure is null ? null : new TlsState(TlsNames.Version(_secure), TlsNames.Cipher(_secure));

    /// <inheritdoc/>
    internal override bool StartsWithTls { get; }

    /// <inheritdoc/>
    internal override bool HasInput => _socket.Available > 0;

    /// <inheritdoc/>
    internal override ValueTask<int> ReceiveAsync(Memory<byte> buffer) =>
        _stopped ? new(0) : _secure is null ? _socket.ReceiveAsync(buffer, SocketFlags.None) : ReceiveSecureAsync(buffer);

    /// <inheritdoc/>
    internal override ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        if (_secure is not null)
        {
            return _secure.WriteAsync(bytes);
        }

        var sending = _socket.SendAsync(bytes, SocketFlags.None);
        if (!sending.IsCompletedSuccessfully)
        {
            return SendRestAsync(sending, bytes);
        }

        var sent = sending.Result;
        return sent == bytes.Length ? ValueTask.CompletedTask : SendRestAsync(new(sent), bytes);
    }

    /// <inheritdoc/>
    internal override async Task StartTlsAsync(SslServerAuthenticationOptions options, ReadOnlyMemory<byte> received)
    {
        var network = new NetworkStream(_socket, ownsSocket: false);
        var secure = new SslStream(received.IsEmpty ? network : new ReplayStream(received, network), leaveInnerStreamOpen: false);
        try
        {
            await secure.AuthenticateAsServerAsync(options).ConfigureAwait(false);
        }
        catch
        {
            // Nothing can be sent through it, not even close_notify.
            await secure.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        _secure = secure;
    }

    /// <inheritdoc/>
    internal override void StopReceiving()
    {
        _stopped = true;
        Shutdown(SocketShutdown.Receive);
    }

    /// <inheritdoc/>
    internal override async ValueTask FinishSendingAsync()
    {
        if (_secure is not null)
        {
            await _secure.ShutdownAsync().ConfigureAwait(false);
        }

        Shutdown(SocketShutdown.Send);
        // Unread input would make the system reset the connection, and the last reply could be lost.
        var rest = new byte[1024];
        for (var i = 0; i < 64 && _socket.Available > 0; i++)
        {
            await _socket.ReceiveAsync(rest, SocketFlags.None).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    internal override void Abort() => _socket.Dispose();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (_secure is not null)
        {
            await _secure.DisposeAsync().ConfigureAwait(false);
        }

        _socket.Dispose();
    }

    private async ValueTask<int> ReceiveSecureAsync(Memory<byte> buffer)
    {
        try
        {
            return await _secure!.ReadAsync(buffer).ConfigureAwait(false);
        }
        catch (IOException) when (_stopped)
        {
            return 0; // The input ended within a record, because we ended it.
        }
    }

    private async ValueTask SendRestAsync(ValueTask<int> sending, ReadOnlyMemory<byte> bytes)
    {
        while (true)
        {
            bytes = bytes[await sending.ConfigureAwait(false)..];
            if (bytes.IsEmpty)
            {
                return;
            }

            sending = _socket.SendAsync(bytes, SocketFlags.None);
        }
    }

    private void Shutdown(SocketShutdown how)
    {
        try
        {
            _socket.Shutdown(how);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It is closed already.
        }
    }
}
