using System.Net;
using System.Net.Sockets;
using ForgeryCheck.Smtp.Listening;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Listening;

/// <summary>A fault of accepting that lasts burns no core.</summary>
public sealed class AcceptorTests
{
    [Fact]
    public async Task After_a_fault_that_is_no_clients_it_waits_and_says_so()
    {
        var log = new SilentLog();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        using var acceptor = new Acceptor(socket, startsWithTls: false, null!, null!, null!, new Telemetry(log, new ListenerMetrics()));
        // From now on nothing can be accepted (EINVAL).
        socket.Shutdown(SocketShutdown.Both);

        var running = acceptor.RunAsync();
        await Patience.UntilAsync(() => log.Lines.Contains("Warning accept-failed"), "it says so");
        acceptor.Dispose();
        await running.WaitAsync(Patience.Longest);

        // Without the pause there would be thousands, or none if it said nothing.
        Assert.InRange(log.Lines.Count, 1, 10);
    }
}
