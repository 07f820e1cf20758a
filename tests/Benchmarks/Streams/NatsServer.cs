using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ForgeryCheck.Benchmarks.Smtp.Servers;

namespace ForgeryCheck.Benchmarks.Streams;

/// <summary>A nats-server with JetStream on loopback, alone or in a cluster; it can be killed and started again on its files.</summary>
internal sealed class NatsServer : IDisposable
{
    private readonly string[] _arguments;
    private ServerProcess? _process;

    private NatsServer(string[] arguments, int port)
    {
        _arguments = arguments;
        Url = string.Create(CultureInfo.InvariantCulture, $"nats://127.0.0.1:{port}");
        Start();
    }

    /// <summary>Its URL.</summary>
    internal string Url { get; }

    /// <summary>What Linux tells about it.</summary>
    internal ProcessFigures Figures => _process!.Figures;

    /// <summary>Starts one that stands alone.</summary>
    internal static NatsServer Alone(Scratch scratch)
    {
        var port = FreePort();
        return new NatsServer(["-js", "-sd", scratch["jetstream"], "-a", "127.0.0.1", "-p", $"{port}"], port);
    }

    /// <summary>Starts three that are a cluster.</summary>
    internal static NatsServer[] Cluster(Scratch scratch)
    {
        int[] routes = [FreePort(), FreePort(), FreePort()];
        var all = string.Join(',', routes.Select(port => $"nats://127.0.0.1:{port}"));
        return
        [
            .. routes.Select((route, i) =>
            {
                var port = FreePort();
                return new NatsServer(
                    ["-js", "-sd", scratch[$"jetstream-{i}"], "-a", "127.0.0.1", "-p", $"{port}", "-n", $"n{i}", "--cluster_name", "bench", "--cluster", $"nats://127.0.0.1:{route}", "--routes", all],
                    port);
            }),
        ];
    }

    /// <summary>Starts it, again.</summary>
    internal void Start() => _process = new ServerProcess("nats-server", _arguments);

    /// <summary>Ends it at once, as kill -9 does.</summary>
    internal void Kill()
    {
        _process?.Dispose();
        _process = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Kill();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
