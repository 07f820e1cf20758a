using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>Waiting for what other processes do.</summary>
internal static class Patience
{
    /// <summary>After that long it does not come any more.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private const int Step = 20;

    /// <summary>Waits until something holds.</summary>
    internal static async Task UntilAsync(Func<bool> holds, string what, Func<string>? more = null)
    {
        for (var watch = Stopwatch.StartNew(); !holds();)
        {
            if (watch.Elapsed > Longest)
            {
                Assert.Fail($"waited in vain until {what}\n{more?.Invoke()}");
            }

            await Task.Delay(Step);
        }
    }

    /// <summary>Waits until something listens on a port of this host.</summary>
    internal static async Task UntilListeningAsync(int port, Func<string>? more = null) =>
        await UntilAsync(() => CanConnect(port), $"something listens on port {port}", more);

    /// <summary>A port that nobody listens on now.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool CanConnect(int port)
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
