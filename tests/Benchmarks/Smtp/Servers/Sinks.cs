using System.Net;
using System.Net.Sockets;

namespace ForgeryCheck.Benchmarks.Smtp.Servers;

/// <summary>Starts smtp-sink of Postfix, the peer: a single loop in C that takes mail and checks hardly anything.</summary>
internal static class Sinks
{
    internal const string Program = "/usr/sbin/smtp-sink";

    /// <summary>Starts it on a free port.</summary>
    /// <param name="folder">Where it writes a file for each message, without a flush; null to throw all away.</param>
    internal static ServerProcess Start(string? folder)
    {
        var port = FreePort();
        string[] user = Environment.UserName == "root" ? ["-u", "nobody"] : [];
        string[] dump = folder is null ? [] : ["-d", Path.Combine(folder, "m.")];
        return new ServerProcess(Program, [.. user, .. dump, "-m", "1024", $"127.0.0.1:{port}", "1024"]).WaitFor(_ => Find(port));
    }

    private static IPEndPoint? Find(int port)
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", port);
            return new IPEndPoint(IPAddress.Loopback, port);
        }
        catch (SocketException)
        {
            return null;
        }
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
