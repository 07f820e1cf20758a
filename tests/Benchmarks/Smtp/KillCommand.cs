using System.Diagnostics;
using ForgeryCheck.Benchmarks.Smtp.Clients;
using ForgeryCheck.Benchmarks.Smtp.Servers;

namespace ForgeryCheck.Benchmarks.Smtp;

/// <summary>
/// kill -9 under load, over and over on the same spool; then every message that was answered 250 is looked for. The page cache outlives the process, so
/// this shows the order of writing and answering and the recovery, not the flush.
/// </summary>
internal static class KillCommand
{
    private const int Clients = 20;

    internal static int Run(Arguments arguments, TextWriter output)
    {
        var rounds = arguments.Number(1, 50);
        var table = new Table("keep", "kills", "sent", "answered 250", "found whole", "missing", "twice", "torn", "not answered, kept", "slowest start", "other answers");
        var missing = 0;
        foreach (var keep in arguments.Text("keep", "mbox,maildir").Split(','))
        {
            missing += Run(arguments, keep, rounds, table);
        }

        table.Write(output);
        return missing == 0 ? 0 : 1;
    }

    private static int Run(Arguments arguments, string keep, int rounds, Table table)
    {
        using var scratch = new Scratch(arguments.Folder);
        var (spool, load, slowest) = (scratch["spool"], new TokenLoad(), 0.0);
        for (var round = 1; round <= rounds; round++)
        {
            using var server = Start();
            var threads = load.Start(server.Address, Clients, round);
            Thread.Sleep(Random.Shared.Next(50, arguments.Number("most-ms", 1200)));
            server.Kill();
            threads.ForEach(t => t.Join());
            Console.Error.WriteLine($"{keep}: kill {round}: {load.Acknowledged.Count} answered");
        }

        // The last start mends what the last kill left.
        using (var server = Start())
        {
            var status = server.Stop(TimeSpan.FromSeconds(60));
            Console.Error.WriteLine($"{keep}: ended with status {status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none, had to be killed"}");
        }

        var found = SpoolTokens.Read(spool);
        var lost = load.Acknowledged.Where(t => !found.Whole.ContainsKey(t)).ToList();
        lost.ForEach(t => Console.Error.WriteLine($"{keep}: missing: {t}"));
        var unanswered = found.Whole.Keys.Except(load.Acknowledged).Count();
        table.Add(
            keep, $"{rounds}", $"{load.Sent}", $"{load.Acknowledged.Count}", $"{found.Whole.Count}", $"{lost.Count}", $"{found.Whole.Values.Count(n => n > 1)}",
            $"{found.Torn}", $"{unanswered}", Figures.Text($"{slowest:F0} ms"), string.Join("; ", load.Refusals.Select(r => $"{r.Value} x {r.Key}")));
        return lost.Count;

        ServerProcess Start()
        {
            var watch = Stopwatch.StartNew();
            var server = Listeners.Start(arguments.Program, spool, "--keep", keep, "--sync", "always");
            slowest = Math.Max(slowest, watch.Elapsed.TotalMilliseconds);
            return server;
        }
    }
}
