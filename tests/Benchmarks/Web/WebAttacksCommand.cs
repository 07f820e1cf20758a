using System.Diagnostics;
using System.Globalization;
using ForgeryCheck.Benchmarks.Smtp.Servers;
using ForgeryCheck.Benchmarks.Web.Attacks;
using ForgeryCheck.Benchmarks.Web.Servers;

namespace ForgeryCheck.Benchmarks.Web;

/// <summary>
/// Attacks on one server with its default limits, one after another, beside a client that only asks for /healthz: what is answered, what memory does, and
/// for how long the well-behaved client gets no answer. Hostile clients come from 250 addresses, so that no limit per client protects the server.
/// </summary>
internal static class WebAttacksCommand
{
    private const long MostGrowth = 50 << 20;
    private const string SlowHeader = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
    private const string Analyze = "POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Type: message/rfc822\r\nContent-Length: ";

    internal static int Run(Arguments arguments, TextWriter output)
    {
        var only = arguments.Text("only", "");
        var attacks = Attacks(arguments).Where(attack => attack.Name.Contains(only, StringComparison.Ordinal)).ToList();
        if (attacks.Count == 0)
        {
            throw new ArgumentException($"--only {only}: no attack has this in its name");
        }

        DemandFiles(arguments.Number("idle", 10_000) + 1000);
        var idle = arguments.Text("idle-timeout", "");
        using var server = WebServers.Start(arguments.Program, idle.Length > 0 ? ["--idle-timeout", idle] : Array.Empty<string>());
        var table = new Table(
            "attack", "lasted", "answers", "refused", "RSS before", "greatest RSS", "growth", "spilled to disk", "/healthz answered", "slowest", "longest without");
        var isGood = HealthWatch.WaitFor(server.Address, TimeSpan.FromSeconds(10));
        var resident = server.Figures.Resident;
        foreach (var attack in attacks.TakeWhile(_ => server.IsRunning))
        {
            isGood &= Run(attack, server, table);
            isGood &= HealthWatch.WaitFor(server.Address, TimeSpan.FromSeconds(90));
        }

        output.WriteLine(idle.Length > 0 ? $"default limits, but --idle-timeout {idle}" : "default limits");
        output.WriteLine();
        table.Write(output);
        output.WriteLine();
        isGood &= server.IsRunning;
        output.WriteLine(server.IsRunning
            ? $"RSS: {Figures.Megabytes(resident)} before all, {Figures.Megabytes(server.Figures.Resident)} after all; {server.Figures.Handles} open files" : "the server has ended");
        output.WriteLine($"asked: each refused, unless it is within the limits, and memory within {Figures.Megabytes(MostGrowth)} of growth: {(isGood ? "yes" : "NO")}");
        foreach (var line in server.Lines.Skip(1).TakeLast(10))
        {
            Console.Error.WriteLine(line);
        }

        return isGood ? 0 : 1;
    }

    private static IEnumerable<Attack> Attacks(Arguments arguments)
    {
        var (connections, idle) = (arguments.Number("connections", 1000), arguments.Number("idle", 10_000));
        var (bodies, foreign, odd) = (arguments.Number("bodies", 200), arguments.Number("foreign", 100_000), arguments.Number("odd", 10_000));
        yield return new DripAttack($"{connections} slow headers, a byte a second", connections) { Begin = SlowHeader, Portion = "a"u8.ToArray() };
        yield return new DripAttack($"{connections} slow bodies, a byte a second", connections) { Begin = Analyze + "100000\r\n\r\n", Portion = "a"u8.ToArray() };

        // A byte after the idle time: where the server's backlog was full, a client takes itself for connected, and only a reset tells it that it is not.
        yield return new DripAttack($"{idle} idle connections", idle) { Portion = "G"u8.ToArray(), Between = TimeSpan.FromSeconds(65), Patience = TimeSpan.FromSeconds(80) };
        yield return new ChunkedAttack("1 GB in chunks", 1_000_000_000);

        // Each is slow, but above the lowest rate that the server asks for. They leave before they are complete.
        yield return new DripAttack($"{bodies} bodies of 60 MB, 128 KiB a second each", bodies)
        {
            IsWithinLimits = true,
            Begin = Analyze + "60000000\r\n\r\n",
            Portion = new byte[64 << 10],
            Between = TimeSpan.FromMilliseconds(500),
            Patience = TimeSpan.FromSeconds(arguments.Number("body-seconds", 20)),
        };
        yield return new RequestAttack($"{foreign} with wrong Host or Origin", foreign, HostileRequests.Foreign);
        yield return new RequestAttack($"{odd} with odd paths and headers", odd, HostileRequests.Odd);
    }

    private static bool Run(Attack attack, ServerProcess server, Table table)
    {
        var answers = new Tally();
        var time = Stopwatch.StartNew();
        var (memory, health) = (new ServerWatch(server), new HealthWatch(server.Address));
        using (memory)
        using (health)
        {
            attack.RunAsync(server.Address, answers).GetAwaiter().GetResult();
        }

        var refused = answers.Count(Attack.IsRefusal);
        table.Add(
            attack.Name, Figures.Text($"{time.Elapsed.TotalSeconds:F0} s"), $"{answers}",
            attack.IsWithinLimits ? "within the limits" : $"{refused} of {answers.Total}", Figures.Megabytes(memory.Before), Figures.Megabytes(memory.Most),
            Figures.Megabytes(memory.Most - memory.Before), Figures.Megabytes(memory.OnDisk), $"{health.Answered} of {health.Asked}",
            Figures.Text($"{health.Slowest:F0} ms"), Figures.Text($"{health.Gap:F1} s"));
        Console.Error.WriteLine($"{attack.Name}: {answers}; {Figures.Megabytes(memory.Most - memory.Before)}");
        return memory.Most - memory.Before <= MostGrowth && (attack.IsWithinLimits || refused == answers.Total);
    }

    // .NET has already raised the limit as far as it may.
    private static void DemandFiles(int least)
    {
        var line = File.ReadLines("/proc/self/limits").First(line => line.StartsWith("Max open files", StringComparison.Ordinal));
        var most = line["Max open files".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        if (int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < least)
        {
            throw new InvalidOperationException($"{least} open files are needed, and {most} are allowed: run it by sh -c 'ulimit -n {2 * least} && exec ...', or say --idle N");
        }
    }
}
