using System.Diagnostics;
using System.Globalization;
using ForgeryCheck.Laboratory.Tests.World;

namespace ForgeryCheck.Laboratory.Tests.Machine;

/// <summary>
/// An Internet of its own: a network namespace per host, all on one bridge, which stands in a namespace too. No way leads out of it, so its hosts may
/// have any address, and nothing of the machine is changed but the names below /run/netns and /etc/netns.
/// </summary>
internal sealed class Network : IAsyncDisposable
{
    private const string Ip = "/usr/bin/ip";
    private const string Configurations = "/etc/netns";
    private const string Bridge = "internet";
    private const string Prefix = "fclab";

    private static readonly string Ours = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-");

    private readonly IReadOnlyList<Host> _hosts;

    private Network(IReadOnlyList<Host> hosts) => _hosts = hosts;

    /// <summary>Builds it.</summary>
    /// <param name="hosts">The hosts.</param>
    /// <param name="resolver">The one that all of them ask for names.</param>
    internal static async Task<Network> BuildAsync(IReadOnlyList<Host> hosts, Host resolver)
    {
        await RemoveAsync(name => !IsOfLivingProcess(name));
        var network = new Network(hosts);
        try
        {
            await AddAsync(Bridge);
            await InsideAsync(Bridge, "link add br0 type bridge", "link set br0 up");
            foreach (var (number, host) in hosts.Index())
            {
                await ConnectAsync(host, number, resolver);
            }

            return network;
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a program on a host, to its end.</summary>
    internal static Task<CommandRun> RunAsync(Host host, string program, IEnumerable<string> arguments, string input = "") =>
        CommandRun.RunAsync(Ip, On(host, [program, .. arguments]), input);

    /// <summary>Starts a program on a host that stays until the network goes; what it says is kept in a file.</summary>
    internal static Task StartAsync(Host host, string log, string program, params IEnumerable<string> arguments) =>
        CommandRun.RunAsync(Ip, On(host, ["sh", "-c", "log=$0; \"$@\" > \"$log\" 2>&1 < /dev/null &", log, program, .. arguments]));

    /// <summary>Waits until something on a host listens on a TCP port.</summary>
    internal static Task UntilListeningAsync(Host host, int port, Func<string> log)
    {
        var end = string.Create(CultureInfo.InvariantCulture, $":{port} ");
        return Waiting.UntilAsync(
            async () => (await CommandRun.RunAsync(Ip, On(host, ["ss", "-Hltn"]))).Output.Contains(end, StringComparison.Ordinal),
            () => $"{host} listens on port {port}\n{log()}");
    }

    /// <summary>Ends all that runs on the hosts, and takes the network down.</summary>
    public async ValueTask DisposeAsync() => await RemoveAsync(name => name.StartsWith(Ours, StringComparison.Ordinal));

    private static async Task ConnectAsync(Host host, int number, Host resolver)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Configurations, Name(host.Name))).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "resolv.conf"), $"nameserver {resolver.Address}\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "hosts"), $"127.0.0.1 localhost\n{host.Address} {host.Name}\n");
        await AddAsync(host.Name);
        await InsideAsync(
            Bridge,
            $"link add port{number} type veth peer name eth0 netns {Name(host.Name)}",
            $"link set port{number} master br0 up");

        // Everybody is a neighbour of everybody, so that no router is needed.
        string[] v6 = host.AddressV6 is { } address ? [$"addr add {address}/128 dev eth0 nodad", "-6 route add default dev eth0"] : [];
        await InsideAsync(
            host.Name,
            ["link set lo up", "link set eth0 up", $"addr add {host.Address}/32 dev eth0", "route add default dev eth0", .. v6]);
    }

    // Each host has its own hostname too: programs greet with it.
    private static string[] On(Host host, IReadOnlyList<string> command) =>
        ["netns", "exec", Name(host.Name), "unshare", "--uts", "sh", "-c", "hostname \"$0\" && exec \"$@\"", host.Name, .. command];

    private static async Task AddAsync(string name) => (await CommandRun.RunAsync(Ip, ["netns", "add", Name(name)])).Succeeded();

    private static async Task InsideAsync(string name, params string[] commands)
    {
        foreach (var command in commands)
        {
            (await CommandRun.RunAsync(Ip, ["-n", Name(name), .. command.Split(' ')])).Succeeded();
        }
    }

    private static async Task RemoveAsync(Func<string, bool> which)
    {
        var all = await CommandRun.RunAsync(Ip, ["netns", "list"]);
        foreach (var name in all.Output.Split('\n').Select(line => line.Split(' ')[0]).Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && which(name)))
        {
            await EndProcessesAsync(name);
            await CommandRun.RunAsync(Ip, ["netns", "del", name]);
            if (Directory.Exists(Path.Combine(Configurations, name)))
            {
                Directory.Delete(Path.Combine(Configurations, name), recursive: true);
            }
        }
    }

    // A server may start another process while its processes are listed, but not for ever.
    private static async Task EndProcessesAsync(string name)
    {
        for (var i = 0; i < 100; i++)
        {
            var processes = (await CommandRun.RunAsync(Ip, ["netns", "pids", name])).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (processes.Length == 0)
            {
                return;
            }

            await CommandRun.RunAsync("kill", ["-KILL", .. processes]);
        }
    }

    // A run that was killed cannot clean up: the next one does it.
    private static bool IsOfLivingProcess(string name) => Directory.Exists($"/proc/{name[Prefix.Length..].Split('-')[0]}");

    private static string Name(string host) => Ours + host;
}
