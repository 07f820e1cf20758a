using System.Net.Sockets;
using System.Text;

namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>What a service manager hears from a service (sd_notify(3)).</summary>
internal sealed class NotifySocket : IDisposable
{
    private readonly string _name = $"forgerycheck-test-{Guid.NewGuid():N}";
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);

    /// <summary>Opens an abstract socket, or one in a folder.</summary>
    internal NotifySocket(TempFolder? folder = null)
    {
        var path = folder?["notify"];
        Address = path ?? "@" + _name;
        _socket.Bind(new UnixDomainSocketEndPoint(path ?? "\0" + _name));
    }

    /// <summary>Its address, as in NOTIFY_SOCKET.</summary>
    internal string Address { get; }

    /// <summary>The command that gives a service this manager; its arguments end with the service.</summary>
    internal string[] Manager(params string[] more) => [InstalledProgram.FileOf("env"), $"NOTIFY_SOCKET={Address}", .. more];

    /// <summary>Waits for a message in which a line begins so; returns its lines.</summary>
    internal async Task<string[]> HearAsync(string start)
    {
        using var patience = new CancellationTokenSource(Patience.Longest);
        var buffer = new byte[4096];
        while (true)
        {
            var lines = Encoding.UTF8.GetString(buffer, 0, await _socket.ReceiveAsync(buffer, SocketFlags.None, patience.Token)).Split('\n');
            if (lines.Any(line => line.StartsWith(start, StringComparison.Ordinal)))
            {
                return lines;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();
}
