using System.Net;
using System.Net.Sockets;
using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Smtp.Listening;

/// <summary>What every server does that accepts connections: binds an address, accepts until its socket is closed, and outlives every fault.</summary>
internal static class AcceptLoop
{
    /// <summary>Connections that wait to be accepted.</summary>
    internal const int Backlog = 512;

    /// <summary>How long a server without file descriptors waits for some to be given back.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(1);

    /// <summary>Listens on an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="shown">The address in error messages.</param>
    /// <exception cref="IOException">It is in use, or binding is not permitted; the message is one line.</exception>
    internal static Socket Listen(IPEndPoint address, string shown)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // A port just released can be bound as it is. ReuseAddress would also set SO_REUSEPORT: two servers could share a port unawares.
            socket.Bind(address);
            socket.Listen(Backlog);
            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new IOException($"{shown}: cannot listen there ({e.Message})", e);
        }
    }

    /// <summary>Accepts until the socket is disposed. Never throws.</summary>
    /// <param name="socket">The socket, which listens.</param>
    /// <param name="address">Its address in the log.</param>
    /// <param name="telemetry">Log and metrics.</param>
    /// <param name="begin">Takes a connection.</param>
    /// <param name="whenShort">What to do, and how long to wait, when there are no file descriptors left.</param>
    internal static async Task RunAsync(Socket socket, object address, Telemetry telemetry, Action<Socket> begin, Func<Task> whenShort)
    {
        while (true)
        {
            try
            {
                begin(await socket.AcceptAsync().ConfigureAwait(false));
            }
            catch (Exception e) when (e is ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted })
            {
                return;
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable)
            {
                telemetry.Metrics.Limit("file-handles");
                await whenShort().ConfigureAwait(false);
            }
            catch (SocketException e) when (IsOfClient(e))
            {
                // The client disconnected before it was accepted.
            }
            catch (SocketException e)
            {
                // Retried at once, a fault that lasts would burn a core.
                telemetry.Log.Write(LogLevel.Warning, "accept-failed", null, ("address", address), ("reason", e.Message));
                await Task.Delay(FaultPause).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // A bug of ours costs one connection, not all later ones.
                telemetry.Log.Write(LogLevel.Error, "internal-error", null, ("error", $"{e.GetType().Name}: {e.Message}"));
            }
        }
    }

    // The fault is that of the one connection: it is gone, or the network to it is (Linux passes such errors on, accept(2)). The next one can be
    // accepted at once; a pause here would let any client slow the others down.
    private static bool IsOfClient(SocketException fault) => fault.SocketErrorCode is
        SocketError.ConnectionAborted or SocketError.ConnectionReset or SocketError.TimedOut or SocketError.Interrupted or SocketError.WouldBlock
        or SocketError.NetworkDown or SocketError.NetworkUnreachable or SocketError.HostDown or SocketError.HostUnreachable;
}
