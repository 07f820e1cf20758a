using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ForgeryCheck.Names;

namespace ForgeryCheck.Tests.Names;

/// <summary>A real name server, nsd, on a free port of loopback, with the zones below. One for all tests of the collection.</summary>
public sealed class NameServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("forgerycheck-nsd-").FullName;
    private Process? _process;

    public static string? Program { get; } =
        new[] { "/usr/sbin/nsd", "/usr/local/sbin/nsd", "/opt/homebrew/sbin/nsd" }.FirstOrDefault(File.Exists);

    public IPEndPoint EndPoint { get; private set; } = new(IPAddress.Loopback, 0);

    internal LiveNames Ask(TimeProvider? clock = null) => new(new NameOptions { Resolver = EndPoint, Timeout = TimeSpan.FromSeconds(20) }, clock);

    public async Task InitializeAsync()
    {
        if (Program is null)
        {
            return;
        }

        // Another process may take the port between the choice and the start: then the next one is tried.
        for (var attempt = 0; ; attempt++)
        {
            EndPoint = new IPEndPoint(IPAddress.Loopback, FreePort());
            Write();
            _process = Process.Start(new ProcessStartInfo(Program, ["-d", "-c", Path.Combine(_folder, "nsd.conf")]) { RedirectStandardError = true })!;
            _process.ErrorDataReceived += (_, _) => { };
            _process.BeginErrorReadLine();
            if (await IsUpAsync(_process))
            {
                return;
            }

            if (attempt == 3)
            {
                throw new InvalidOperationException("nsd does not start: " + File.ReadAllText(Path.Combine(_folder, "nsd.log")));
            }
        }
    }

    public async Task DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var udp = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)udp.Client.LocalEndPoint!).Port;
    }

    private async Task<bool> IsUpAsync(Process process)
    {
        for (var i = 0; i < 100 && !process.HasExited; i++)
        {
            var names = new LiveNames(new NameOptions { Resolver = EndPoint, Timeout = TimeSpan.FromMilliseconds(500) });
            if ((await names.AskAsync(new DnsQuestion("one.zone.test", DnsType.A))).Status == DnsStatus.NoError)
            {
                return true;
            }

            await Task.Delay(50);
        }

        return false;
    }

    private void Write()
    {
        var zones = new Dictionary<string, string>
        {
            ["zone.test"] = Zone,
            ["other.test"] = "far IN A 104.128.23.9\n",
            ["23.128.104.in-addr.arpa"] = Reverse4,
            ["0.0.0.8.f.4.0.0.0.2.6.2.ip6.arpa"] =
                "5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0 IN PTR six.zone.test.\n",
        };
        var conf = string.Create(CultureInfo.InvariantCulture, $"""
            server:
              ip-address: 127.0.0.1@{EndPoint.Port}
              server-count: 1
              username: ""
              rrl-ratelimit: 0
              zonesdir: "{_folder}"
              database: ""
              pidfile: "{_folder}/nsd.pid"
              xfrdfile: "{_folder}/xfrd.state"
              zonelistfile: "{_folder}/zone.list"
              logfile: "{_folder}/nsd.log"
            remote-control:
              control-enable: no

            """);
        foreach (var (name, records) in zones)
        {
            File.WriteAllText(Path.Combine(_folder, name), $"""
                $ORIGIN {name}.
                $TTL 60
                @ IN SOA ns.{name}. hostmaster.{name}. 1 3600 600 86400 60
                @ IN NS ns.zone.test.
                {records}
                """);
            conf += $"zone:\n  name: \"{name}\"\n  zonefile: \"{name}\"\n";
        }

        File.WriteAllText(Path.Combine(_folder, "nsd.conf"), conf);
    }

    private static string Zone { get; } = """
        ns         IN A     127.0.0.1
        one        IN A     104.128.23.115
        six        IN AAAA  2620:4f:8000::25
        both       IN A     104.128.23.20
        both       IN A     104.128.23.3
        both       IN AAAA  2620:4f:8000::26
        only-txt   IN TXT   "no address here"
        text       300 IN CNAME texts
        texts      120 IN TXT "v=spf1 " "include:a.zone.test -all"
        texts      120 IN TXT "another"
        spf        IN TXT   "v=spf1 a:one.zone.test exists:%{l1r+}.%{ir}.%{v}.ok.zone.test -all"
        _dmarc     IN TXT   "v=DMARC1; p=none; sp=quarantine; " "np=reject; psd=n"
        jane.9.23.128.104.in-addr.ok IN A 127.0.0.2
        strong+bad=x IN A   127.0.0.2
        two\032words IN A   127.0.0.3
        under_score IN A    104.128.23.30
        xn--bcher-kva IN A  104.128.23.31
        idn        IN CNAME xn--bcher-kva
        alias      IN CNAME alias2
        alias2     IN CNAME one
        away       IN CNAME far.other.test.
        nowhere    IN CNAME gone
        outside    IN CNAME host.elsewhere.test.
        ring1      IN CNAME ring2
        ring2      IN CNAME ring3
        ring3      IN CNAME ring1
        empty      IN CNAME only-txt
        lost       IN NS    ns.lost
        ns.lost    IN A     104.128.23.200
        mail       IN MX    20 mx2
        mail       IN MX    5 mx9
        mail       IN MX    100 mx3
        mail       IN MX    20 mx1
        mx1        IN A     104.128.23.41
        mx2        IN CNAME one
        mx3        IN AAAA  2620:4f:8000::43
        mx9        IN A     104.128.23.49
        nomail     IN MX    0 .
        nomail     IN A     104.128.23.50
        implicit   IN A     104.128.23.51
        mail-alias IN CNAME mail-step
        mail-step  IN CNAME mail
        stray      IN MX    0 .
        stray      IN MX    10 mx1
        no-host    IN MX    10 gone
        no-host    IN MX    20 only-txt
        half-lost  IN MX    10 host.lost
        half-lost  IN MX    20 gone
        liar       IN A     104.128.23.99

        """ + Many("many", 50, 0) + Many("crowd", 200, 0)
        + string.Concat(Enumerable.Range(0, 1000).Select(i => string.Create(CultureInfo.InvariantCulture, $"exchangers IN MX {i} x{i}\n")))
        + $"long-text IN TXT {string.Concat(Enumerable.Repeat($"\"{new string('x', 250)}\" ", 40))}\n";

    private static string Reverse4 { get; } = """
        115 IN PTR one.zone.test.
        66  IN PTR liar.zone.test.
        67  IN PTR zeta.zone.test.
        67  IN PTR both.zone.test.
        20  IN PTR BOTH.zone.test.
        68  IN PTR gone.zone.test.
        69  IN PTR localhost.
        70  IN PTR x\000y\032z\255.zone.test.
        73  IN PTR xn--bcher-kva.zone.test.
        71  IN CNAME 71.sub
        71.sub IN PTR one.zone.test.
        72  IN PTR a.lost.zone.test.

        """;

    private static string Many(string host, int count, int from) => string.Concat(Enumerable.Range(from, count)
        .Select(i => string.Create(CultureInfo.InvariantCulture, $"{host} IN A 104.128.22.{i}\n")));
}

[CollectionDefinition(Name)]
public sealed class WithNameServer : ICollectionFixture<NameServer>
{
    public const string Name = "name server";
}
