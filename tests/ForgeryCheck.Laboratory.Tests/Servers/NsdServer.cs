using ForgeryCheck.Laboratory.Tests.Machine;
using ForgeryCheck.Laboratory.Tests.World;

namespace ForgeryCheck.Laboratory.Tests.Servers;

/// <summary>The name server: authoritative for the root and for all zones, so that nobody has to ask on.</summary>
internal static class NsdServer
{
    internal static async Task StartAsync(string folder)
    {
        var home = Directory.CreateDirectory(Path.Combine(folder, Host.NameServer.Name)).FullName;
        foreach (var zone in Zones.All)
        {
            await File.WriteAllTextAsync(Path.Combine(home, $"{zone.Name}.zone"), zone.File);
        }

        var configuration = Path.Combine(home, "nsd.conf");
        await File.WriteAllTextAsync(configuration, $"""
            server:
              ip-address: {Host.NameServer.Address}
              server-count: 1
              username: ""
              rrl-ratelimit: 0
              zonesdir: "{home}"
              database: ""
              pidfile: "{home}/nsd.pid"
              xfrdfile: "{home}/xfrd.state"
              zonelistfile: "{home}/zone.list"
              logfile: "{home}/nsd.log"
            remote-control:
              control-enable: no
            {string.Concat(Zones.All.Select(zone => $"zone:\n  name: \"{zone.Name}.\"\n  zonefile: \"{zone.Name}.zone\"\n"))}
            """);
        await Network.StartAsync(Host.NameServer, Path.Combine(home, "said.log"), Programs.Nsd, "-d", "-c", configuration);
        await Network.UntilListeningAsync(Host.NameServer, 53, () => File.ReadAllText(Path.Combine(home, "said.log")));
    }
}
