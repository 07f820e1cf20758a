using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ForgeryCheck.Benchmarks.Milter;

/// <summary>A Postfix of its own that takes mail at several ports, each with another milter, and discards it from its queue. It takes root.</summary>
internal sealed class PostfixServices : IDisposable
{
    private const string Program = "/usr/sbin/postfix";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder;

    /// <summary>Starts it.</summary>
    /// <param name="folder">Where it lives.</param>
    /// <param name="milters">The milter of each port; null for none.</param>
    internal PostfixServices(string folder, IReadOnlyList<IPEndPoint?> milters)
    {
        _folder = folder;
        Ports = [.. milters.Select(_ => FreePort())];
        foreach (var name in (string[])["conf", "queue", "data"])
        {
            Directory.CreateDirectory(PathOf(name));
        }

        Run("chown", "postfix", PathOf("data"));
        File.WriteAllText(PathOf("conf/main.cf"), $"""
            compatibility_level = 3.6
            queue_directory = {PathOf("queue")}
            data_directory = {PathOf("data")}
            maillog_file = {PathOf("mail.log")}
            maillog_file_prefixes = {folder}
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            myhostname = mx.bench.example
            mydestination =
            mynetworks = 127.0.0.0/8
            alias_maps =
            alias_database =
            smtpd_peername_lookup = no
            notify_classes =
            relay_domains = x.example
            relay_recipient_maps =
            transport_maps = static:discard:
            milter_default_action = tempfail

            """);
        var services = Ports.Zip(milters, (port, milter) => $"127.0.0.1:{port.Port} inet n - n - 100 smtpd{(milter is null ? "" : $" -o smtpd_milters=inet:{milter}")}\n");
        File.WriteAllText(PathOf("conf/master.cf"), string.Concat(services) + """
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            proxymap unix - - n - - proxymap
            error unix - - n - - error
            retry unix - - n - - error
            discard unix - - n - - discard
            anvil unix - - n - 1 anvil
            postlog unix-dgram n - n - 1 postlogd

            """);
        Run(Program, "-c", PathOf("conf"), "start");
        Wait("Postfix starts", () => Ports.All(CanConnect));
    }

    /// <summary>Where it takes mail, in the order of the milters.</summary>
    internal IReadOnlyList<IPEndPoint> Ports { get; }

    /// <summary>Waits until its queue is empty, so that no turn pays for another.</summary>
    internal void WaitForEmptyQueue() => Wait("the queue is empty", () =>
        ((string[])["maildrop", "incoming", "active"]).All(queue => !Directory.EnumerateFiles(PathOf(Path.Combine("queue", queue))).Any()));

    public void Dispose() => Run(Program, "-c", PathOf("conf"), "stop");

    private string PathOf(string name) => Path.Combine(_folder, name);

    private static void Wait(string what, Func<bool> holds)
    {
        for (var watch = Stopwatch.StartNew(); !holds(); Thread.Sleep(20))
        {
            if (watch.Elapsed > Patience)
            {
                throw new InvalidOperationException($"waited in vain until {what}");
            }
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{program} did not start");
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with status {process.ExitCode}");
        }
    }

    private static IPEndPoint FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return (IPEndPoint)socket.LocalEndpoint;
    }

    private static bool CanConnect(IPEndPoint port)
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
