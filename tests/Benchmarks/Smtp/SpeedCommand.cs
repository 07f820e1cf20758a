using ForgeryCheck.Benchmarks.Smtp.Servers;

namespace ForgeryCheck.Benchmarks.Smtp;

/// <summary>
/// How many messages a second, beside smtp-sink or beside itself in another setting. Turns are interleaved, so that a slow minute of the machine hits
/// all alike. smtp-source sends over connections that are used again; it needs about one processor core for itself.
/// </summary>
internal static class SpeedCommand
{
    internal static int Run(Arguments arguments, TextWriter output)
    {
        var rounds = arguments.Number(1, 5);
        var sessions = arguments.Number("sessions", 50);
        var counts = (InMemory: arguments.Number("count", 20_000), Durable: arguments.Number("durable-count", 10_000));
        using var scratch = new Scratch(arguments.Folder);
        var typical = TypicalMessage.Write(scratch["typical"], arguments.Number("analyzed-size", 2000));
        var only = arguments.Text("only", "");
        var cases = Cases(arguments.Program, arguments.Number("size", 1000), arguments.Number("big-size", 10_000), typical)
            .Where(c => c.Name.Contains(only, StringComparison.Ordinal)).ToList();
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var it in cases)
            {
                var count = it.Name.StartsWith("durable", StringComparison.Ordinal) ? counts.Durable : counts.InMemory;

                // Who goes first changes from round to round.
                foreach (var contestant in round % 2 == 0 ? [it.Other, it.Mine] : new[] { it.Mine, it.Other })
                {
                    contestant.Run(scratch.Folder, sessions, count, it.Message);
                }

                Console.Error.WriteLine(Figures.Text($"round {round}: {it.Name}: {it.Mine.Rates.Last():F0} : {it.Other.Rates.Last():F0}"));
            }
        }

        Write(cases, rounds, sessions, output);
        return 0;
    }

    private static IEnumerable<SpeedCase> Cases(string program, int size, int bigSize, string typical)
    {
        var sink = new Func<string, ServerProcess>(_ => Sinks.Start(null));
        var files = new Func<string, ServerProcess>(Sinks.Start);
        foreach (var (bytes, asked) in new[] { (size, 1.0), (bigSize, 1.5) })
        {
            yield return new($"memory, {bytes} bytes", asked, ["-l", $"{bytes}"], Listener("--keep none", "none", "off"), new("smtp-sink", sink));
        }

        foreach (var (keep, asked) in new[] { ("mbox", 3.0), ("maildir", 0.6) })
        {
            yield return new(
                $"durable {keep}, {size} bytes", asked, ["-l", $"{size}"], Listener($"--keep {keep} --sync always", keep, "off"), new("smtp-sink -d, no fsync", files));
        }

        // The messages that smtp-source makes have no Received line; those of real mail have some, and take longer.
        foreach (var (keep, lines, message) in new (string, string, string[])[]
        {
            ("none", "no Received lines", ["-l", $"{size}"]), ("mbox", "no Received lines", ["-l", $"{size}"]), ("none", "three Received lines", ["-F", typical]), ("mbox", "three Received lines", ["-F", typical]),
        })
        {
            yield return new(
                $"analysis, keep {keep}, {lines}", 0.7, message, Listener($"--keep {keep} --analyze background", keep, "background"),
                Listener($"--keep {keep} --analyze off", keep, "off"));
        }

        SpeedContestant Listener(string name, string keep, string analyze) =>
            new(name, folder => Listeners.Start(
                program, Path.Combine(folder, "spool"), "--keep", keep, "--sync", "always", "--analyze", analyze, "--max-per-address", "0"));
    }

    private static void Write(List<SpeedCase> cases, int rounds, int sessions, TextWriter output)
    {
        var table = new Table("case", "what", "messages/s", "until all is analyzed", "CPU us each", "peak RSS", "ratio", "asked");
        foreach (var it in cases)
        {
            Add(it.Mine, Figures.Text($"{it.Ratio:F2}"), Figures.Text($"{it.Asked:F1}"));
            Add(it.Other, "", "");

            void Add(SpeedContestant one, string ratio, string asked) => table.Add(
                it.Name, one.Name, one.Rates.Spread(), one.Name.Contains("background", StringComparison.Ordinal) ? one.RestRates.Spread() : "",
                Figures.Text($"{one.ProcessorTime:F0}"), Figures.Megabytes(one.Peak), ratio, asked);
        }

        output.WriteLine($"smtp-source -s {sessions} -d, {rounds} rounds in turns, median [least-greatest]; {Environment.ProcessorCount} processors");
        output.WriteLine();
        table.Write(output);
    }
}
