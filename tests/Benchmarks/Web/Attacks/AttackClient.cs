using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ForgeryCheck.Benchmarks.Web.Attacks;

/// <summary>A connection that sends whatever bytes it is told to, while it waits for an answer.</summary>
internal sealed class AttackClient : IDisposable
{
    internal const string Closed = "closed";
    internal const string WasReset = "reset";

    // Many hosts: a limit on one client must not hide what many of them can do.
    private const int Hosts = 250;

    private readonly Socket _socket;

    private AttackClient(Socket socket) => (_socket, Answer) = (socket, ReadAsync(socket));

    /// <summary>The status of the answer, or how the connection ended without one. Never fails.</summary>
    internal Task<string> Answer { get; }

    /// <summary>Connects from one of the addresses 127.0.1.1 to 127.0.1.250; null where the server does not take the connection.</summary>
    internal static async Task<AttackClient?> ConnectAsync(IPEndPoint server, int number)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(new IPAddress([127, 0, 1, (byte)(1 + (number % Hosts))]), 0));
            await socket.ConnectAsync(server);
            return new AttackClient(socket);
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    /// <summary>Sends as long as the server takes; whether it took all.</summary>
    internal async Task<bool> TrySendAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            while (bytes.Length > 0)
            {
                bytes = bytes[await _socket.SendAsync(bytes)..];
            }

            return true;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    public void Dispose() => _socket.Dispose();

    private static async Task<string> ReadAsync(Socket socket)
    {
        var (start, length) = (new byte[12], 0);
        try
        {
            for (int read; length < start.Length && (read = await socket.ReceiveAsync(start.AsMemory(length))) > 0;)
            {
                length += read;
            }

            return length == 0 ? Closed : Encoding.ASCII.GetString(start.AsSpan(0, length)).Split(' ')[^1];
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return WasReset;
        }
    }
}
