using System.Net.Sockets;
using ForgeryCheck.Benchmarks.Smtp.Probes;
using ForgeryCheck.Benchmarks.Smtp.Servers;

namespace ForgeryCheck.Benchmarks.Smtp;

/// <summary>The catalogue of attacks that are dialogues of bytes, against the listener as it stands: what came, and whether it is what ought to come.</summary>
internal static class ProbesCommand
{
    internal static int Run(Arguments arguments, TextWriter output)
    {
        using var scratch = new Scratch(arguments.Folder);
        TlsProbes.WriteCertificate(scratch["cert.pem"], scratch["key.pem"]);
        var only = arguments.Text("only", "");
        var table = new Table("id", "what is sent", "what came", "as expected");
        var failures = Run(
            "", [.. SmugglingProbes.List(rejects: false), .. LineProbes.List(), .. DataProbes.List(), .. OrderProbes.List(), .. ForeignProbes.List(), .. TlsProbes.List()]);
        failures += Run("--bare-newlines reject: ", [.. SmugglingProbes.List(rejects: true)], "--bare-newlines", "reject");
        table.Write(output);
        output.WriteLine();
        output.WriteLine(failures == 0 ? "all as expected" : $"{failures} not as expected");
        return failures == 0 ? 0 : 1;

        int Run(string setting, IEnumerable<Probe> probes, params string[] options)
        {
            var spool = scratch["spool" + options.Length];
            using var server = Listeners.Start(
                arguments.Program, spool,
                [
                    "--keep", "maildir", "--sync", "never", "--analyze", "off", "--max-size", $"{DataProbes.Limit}",
                    "--tls-cert", scratch["cert.pem"], "--tls-key", scratch["key.pem"], .. options,
                ]);
            var bench = new ProbeBench(server, spool);
            var unmet = 0;
            foreach (var probe in probes.Where(p => p.Id.StartsWith(only, StringComparison.Ordinal)))
            {
                var came = Try(probe, bench);
                unmet += probe.IsMet(came) ? 0 : 1;
                table.Add(probe.Id, setting + probe.What, came, probe.IsMet(came) ? "yes" : $"NO: {probe.Expected}");
                if (!server.IsRunning)
                {
                    throw new InvalidOperationException($"the listener ended at {probe.Id}: {string.Join(" / ", server.Lines)}");
                }
            }

            return unmet;
        }
    }

    private static string Try(Probe probe, ProbeBench bench)
    {
        try
        {
            bench.NewMessages();
            return probe.Run(bench);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            return e.Message;
        }
    }
}
