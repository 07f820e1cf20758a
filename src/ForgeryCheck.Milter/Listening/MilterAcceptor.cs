using System.Net;
using System.Net.Sockets;
using ForgeryCheck.Milter.Options;
using ForgeryCheck.Smtp.Listening;
using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Milter.Listening;

/// <summary>Accepts the connections of mail servers on one address, within a limit: beyond it they are closed, and the mail server does as it is set to do without a milter.</summary>
internal sealed class MilterAcceptor : IDisposable
{
    private const int Backlog = 512;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly MilterAddress _address;
    private readonly DialogueTable _dialogues;
    private readonly Telemetry _telemetry;
    private readonly Socket _socket;

    /// <summary>Binds an address.</summary>
    /// <exception cref="IOException">It is in use, or binding is not permitted; the message is one line.</exception>
    internal MilterAcceptor(MilterAddress address, UnixFileMode mode, DialogueTable dialogues, Telemetry telemetry)
    {
        (_dialogues, _telemetry) = (dialogues, telemetry);
        _socket = address.Inet is { } end ? Bind(end) : UnixSocket.Bind(address.SocketPath!, mode);
        _socket.Listen(Backlog);
        _address = address.Inet is null ? address : new MilterAddress((IPEndPoint)_socket.LocalEndPoint!, null);
    }

    /// <summary>The bound address.</summary>
    internal MilterAddress Address => _address;

    /// <summary>Accepts until disposed. Never throws.</summary>
    internal async Task RunAsync()
    {
        while (true)
        {
            try
            {
                Begin(await _socket.AcceptAsync().ConfigureAwait(false));
            }
            catch (Exception e) when (e is ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted })
            {
                return;
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable)
            {
                _telemetry.Metrics.Limit("file-handles");
                await Task.Delay(Pause).ConfigureAwait(false);
            }
            catch (SocketException)
            {
                // The mail server disconnected before it was accepted.
            }
            catch (Exception e)
            {
                // A bug of ours costs one connection, not all later ones.
                _telemetry.Log.Write(LogLevel.Error, "internal-error", null, ("error", $"{e.GetType().Name}: {e.Message}"));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_address.SocketPath is { } path)
        {
            UnixSocket.Remove(path);
        }

        _socket.Dispose();
    }

    private static Socket Bind(IPEndPoint address)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // A port just released can be bound as it is. ReuseAddress would also set SO_REUSEPORT: two milters could share a port unawares.
            socket.Bind(address);
            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new IOException($"inet:{address}: cannot listen there ({e.Message})", e);
        }
    }

    private void Begin(Socket socket)
    {
        if (FileHandles.AreShort(socket))
        {
            _telemetry.Metrics.Limit("file-handles");
            socket.Dispose();
            return;
        }

        if (socket.ProtocolType == ProtocolType.Tcp)
        {
            // An answer is complete in itself: do not hold it back for more (RFC 896).
            socket.NoDelay = true;
        }

        if (!_dialogues.TryBegin(socket))
        {
            _telemetry.Metrics.Limit("connections");
            _telemetry.Log.Write(LogLevel.Warning, "refused", null, ("limit", "connections"));
            socket.Dispose();
        }
    }
}
