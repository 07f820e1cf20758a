using System.Net;
using System.Net.Sockets;
using ForgeryCheck.Milter.Options;
using ForgeryCheck.Smtp.Listening;
using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Milter.Listening;

/// <summary>Accepts the connections of mail servers on one address, within a limit: beyond it they are closed, and the mail server does as it is set to do without a milter.</summary>
internal sealed class MilterAcceptor : IDisposable
{
    private const long LogEvery = 10_000;

    private readonly Socket _socket;
    private readonly bool _ownsFile;
    private readonly DialogueTable _dialogues;
    private readonly Telemetry _telemetry;
    private long _refused;
    private long _logNext;

    /// <summary>Accepts the connections of a socket, which is closed at the end.</summary>
    /// <param name="socket">The socket, which listens.</param>
    /// <param name="ownsFile">Whether its file is then removed; that of a service manager is not ours.</param>
    /// <param name="dialogues">Runs the dialogues.</param>
    /// <param name="telemetry">Log and metrics.</param>
    internal MilterAcceptor(Socket socket, bool ownsFile, DialogueTable dialogues, Telemetry telemetry)
    {
        (_socket, _ownsFile, _dialogues, _telemetry) = (socket, ownsFile, dialogues, telemetry);
        Address = socket.LocalEndPoint is IPEndPoint inet ? new MilterAddress(inet, null) : new MilterAddress(null, socket.LocalEndPoint!.ToString());
    }

    /// <summary>The bound address.</summary>
    internal MilterAddress Address { get; }

    /// <summary>Listens on an address.</summary>
    /// <exception cref="IOException">It is in use, or binding is not permitted; the message is one line.</exception>
    internal static MilterAcceptor Bind(MilterAddress address, UnixFileMode mode, DialogueTable dialogues, Telemetry telemetry)
    {
        var socket = address.Inet is { } inet ? AcceptLoop.Listen(inet, $"inet:{inet}") : UnixSocket.Listen(address.SocketPath!, mode);
        return new MilterAcceptor(socket, ownsFile: address.SocketPath is not null, dialogues, telemetry);
    }

    /// <summary>Accepts until disposed. Never throws.</summary>
    internal Task RunAsync() => AcceptLoop.RunAsync(_socket, Address, _telemetry, Begin, () => Task.Delay(AcceptLoop.Pause));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_ownsFile)
        {
            UnixSocket.Remove(Address.SocketPath!);
        }

        _socket.Dispose();
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
            LogRefused();
            socket.Dispose();
        }
    }

    // A mail server that is refused tries again at once: each refusal counts, but not each has a line.
    private void LogRefused()
    {
        _refused++;
        if (Environment.TickCount64 >= _logNext)
        {
            _telemetry.Log.Write(LogLevel.Warning, "refused", null, ("limit", "connections"), ("times", _refused));
            (_refused, _logNext) = (0, Environment.TickCount64 + LogEvery);
        }
    }
}
