using System.Net.Sockets;
using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Smtp.Listening;

/// <summary>What follows when a connection cannot be accepted.</summary>
internal static class AcceptFault
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Whether the fault is that of the one connection: it is gone, or the network to it is (Linux passes such errors on, accept(2)). The next one can be
    /// accepted at once; a pause here would let any client slow the others down.
    /// </summary>
    internal static bool IsOfClient(SocketException fault) => fault.SocketErrorCode is
        SocketError.ConnectionAborted or SocketError.ConnectionReset or SocketError.TimedOut or SocketError.Interrupted or SocketError.WouldBlock
        or SocketError.NetworkDown or SocketError.NetworkUnreachable or SocketError.HostDown or SocketError.HostUnreachable;

    /// <summary>Logs any other fault and waits: retried at once, one that lasts would burn a core.</summary>
    internal static async Task PauseAsync(SocketException fault, object address, IListenerLog log)
    {
        log.Write(LogLevel.Warning, "accept-failed", null, ("address", address), ("reason", fault.Message));
        await Task.Delay(Pause).ConfigureAwait(false);
    }
}
