using System.Net;
using System.Net.Sockets;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Policy;
using ForgeryCheck.Smtp.Replies;
using Microsoft.Win32.SafeHandles;

namespace ForgeryCheck.Smtp.Listening;

/// <summary>Accepts connections on one address, within the total and per-address limits.</summary>
internal sealed class Acceptor : IDisposable
{
    private readonly bool _startsWithTls;
    private readonly TrustedPeers _proxyPeers;
    private readonly ConnectionTable _table;
    private readonly SessionTable _sessions;
    private readonly Telemetry _telemetry;
    private readonly Socket _socket;
    private SafeFileHandle? _spare;

    /// <summary>Accepts the connections of a socket, which is closed at the end.</summary>
    /// <param name="socket">The socket, which listens.</param>
    /// <param name="startsWithTls">Whether clients speak TLS there from the first byte.</param>
    /// <param name="proxyPeers">Peers that send PROXY headers.</param>
    /// <param name="table">Counts connections.</param>
    /// <param name="sessions">Runs sessions.</param>
    /// <param name="telemetry">Log and metrics.</param>
    internal Acceptor(Socket socket, bool startsWithTls, TrustedPeers proxyPeers, ConnectionTable table, SessionTable sessions, Telemetry telemetry)
    {
        (_socket, _startsWithTls, _proxyPeers, _table, _sessions, _telemetry) = (socket, startsWithTls, proxyPeers, table, sessions, telemetry);
        _spare = Spare();
    }

    /// <summary>The bound address.</summary>
    internal IPEndPoint Address => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>Accepts until disposed. Never throws.</summary>
    internal Task RunAsync() => AcceptLoop.RunAsync(_socket, Address, _telemetry, Begin, RefuseOneAsync);

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        _spare?.Dispose();
    }

    private void Begin(Socket socket)
    {
        if (FileHandles.AreShort(socket))
        {
            _telemetry.Metrics.Limit("file-handles");
            Refuse(socket, StandardReplies.OutOfResources);
            return;
        }

        Wire.SocketConnection connection;
        try
        {
            connection = new Wire.SocketConnection(socket, _startsWithTls);
        }
        catch (SocketException)
        {
            socket.Dispose();
            return;
        }

        // Behind a balancer every connection has its address; the client to count it for is known only from the PROXY header.
        var isBalanced = _proxyPeers.Has(connection.Peer);
        ConnectionRefusal refusal;
        if (isBalanced ? !_table.TryAddBalanced(out refusal) : !_table.TryAdd(connection.Peer, out refusal))
        {
            var limit = refusal == ConnectionRefusal.TooMany ? "connections" : "connections-per-address";
            _telemetry.Metrics.Limit(limit);
            _telemetry.Log.Write(LogLevel.Info, "refused", null, ("peer", connection.Peer), ("limit", limit));
            Refuse(socket, StandardReplies.TooManyConnections);
            return;
        }

        _sessions.Begin(connection, new ConnectionPlace(_table, isBalanced ? null : connection.Peer));
    }

    // Out of file descriptors, accept would fail for ever and clients would hang; giving up the spare one lets one client at a time be refused with 421.
    private async Task RefuseOneAsync()
    {
        _spare?.Dispose();
        try
        {
            if (_socket.Poll(0, SelectMode.SelectRead))
            {
                Refuse(await _socket.AcceptAsync().ConfigureAwait(false), StandardReplies.OutOfResources);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Better luck with the next one.
        }

        await Task.Delay(AcceptLoop.Pause).ConfigureAwait(false);
        _spare = Spare();
    }

    private void Refuse(Socket socket, Reply reply)
    {
        try
        {
            socket.Blocking = false;
            if (!_startsWithTls)
            {
                // A client that expects TLS could not read it.
                socket.Send(reply.Bytes.Span, SocketFlags.None, out _);
            }

            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The client is gone.
        }

        socket.Dispose();
    }

    private static SafeFileHandle? Spare()
    {
        try
        {
            return OperatingSystem.IsWindows() ? null : File.OpenHandle("/dev/null");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
