using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ForgeryCheck.Smtp.Listening;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Listening;

/// <summary>A fault of accepting that lasts burns no core.</summary>
public sealed class AcceptLoopTests
{
    [Fact]
    public async Task After_a_fault_that_is_no_clients_it_waits_and_says_so()
    {
        var log = new SilentLog();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        // From now on nothing can be accepted (EINVAL).
        socket.Shutdown(SocketShutdown.Both);

        var clock = Stopwatch.StartNew();
        var running = AcceptLoop.RunAsync(socket, "here", new Telemetry(log, new ListenerMetrics()), _ => { }, () => Task.CompletedTask);
        await Patience.UntilAsync(() => log.Lines.Contains("Warning accept-failed"), "it says so");
        socket.Dispose();
        await running.WaitAsync(Patience.Longest);

        // One a second, whatever the machine does meanwhile. Without the pause there would be thousands.
        Assert.InRange(log.Lines.Count, 1, clock.Elapsed.TotalSeconds + 1);
    }
}
