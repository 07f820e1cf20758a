using System.Net.Sockets;

namespace ForgeryCheck.Milter.Dialogue;

/// <summary>
/// A connection by TCP on which what was read is acknowledged at once. A mail server sends the steps of a message in small pieces; none of them is answered,
/// so each would wait for the acknowledgement of the one before (RFC 896), which the system delays by 40 ms in the hope of an answer to send it with.
/// </summary>
/// <param name="socket">The socket, which the owner closes.</param>
internal sealed class PromptStream(Socket socket) : NetworkStream(socket, ownsSocket: false)
{
    // tcp(7); the system forgets it at times, so it is set after each read.
    private const int QuickAck = 12;

    private static readonly byte[] On = [1, 0, 0, 0];

    private readonly bool _hasDelays = OperatingSystem.IsLinux() && socket.ProtocolType == ProtocolType.Tcp;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await base.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (_hasDelays && read > 0)
        {
            Socket.SetRawSocketOption((int)ProtocolType.Tcp, QuickAck, On);
        }

        return read;
    }
}
