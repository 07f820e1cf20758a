using System.Diagnostics;

namespace ForgeryCheck.Benchmarks.Streams;

/// <summary>
/// A cluster of three servers, two workers, and an archive that is submitted, while one of them after the other is killed as kill -9 does and started
/// again. A server is killed once the others have all that it has: more than one at a time, three servers do not stand. Then every message must have a
/// report, and the reports must be those of <c>analyze --batch</c>, byte for byte.
/// </summary>
internal static class StreamKillCommand
{
    private const int Workers = 2;

    // It is done before one of a few kills is likely to choose it: so these are the first.
    private const int SubmitterKills = 3;

    // Of reports that differ from what is expected.
    private const int Shown = 5;

    internal static int Run(Arguments arguments, TextWriter output) => RunAsync(arguments, output).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(Arguments arguments, TextWriter output)
    {
        var (program, messages, kills) = (arguments.Program, arguments.Number("messages", 200_000), arguments.Number("kills", 30));
        var random = new Random(arguments.Number("seed", 1));
        using var scratch = new Scratch(arguments.Folder);
        var mail = VariedMail.Write(scratch["mail.mbox"], [.. Directory.GetFiles(arguments.Text("samples", "samples"), "*.eml").Order(StringComparer.Ordinal)], messages);
        var expected = scratch["expected.ndjson"];
        ProgramRun.Run(program, "analyze", "--batch", "--fail-on", "never", "--no-progress", "--format", "ndjson", "-o", expected, mail);
        Console.Error.WriteLine($"{messages} messages analyzed on one machine");

        var watch = Stopwatch.StartNew();
        var cluster = NatsServer.Cluster(scratch);
        var url = string.Join(',', cluster.Select(server => server.Url));
        await using var streams = new StreamReports(url);
        var workers = Enumerable.Range(0, Workers).Select(_ => StartWorker()).ToArray();
        while (await streams.CountAsync() is null)
        {
            // A cluster elects its leaders before it takes anything.
            await Task.Delay(200);
        }

        var submitter = StartSubmitter();
        var (killed, gaps) = (new Dictionary<string, int>(), arguments.Number("seconds", 120) * 1000 / Math.Max(1, kills));
        try
        {
            for (var i = 0; i < kills; i++)
            {
                await Task.Delay(i < SubmitterKills ? random.Next(500, 3000) : random.Next(gaps / 2, gaps * 3 / 2));
                submitter = submitter is { HasExited: true, ExitCode: not 0 } ? StartSubmitter() : submitter;
                var last = cluster.Length + workers.Length;
                var victim = submitter.HasExited ? random.Next(last) : i < SubmitterKills ? last : random.Next(last + 1);
                if (victim < cluster.Length)
                {
                    while (!await streams.IsWholeAsync())
                    {
                        await Task.Delay(200);
                    }

                    cluster[victim].Kill();
                    await Task.Delay(random.Next(200, 3000));
                    cluster[victim].Start();
                    Count("server");
                }
                else if (victim < last)
                {
                    var number = victim - cluster.Length;
                    workers[number].Kill();
                    workers[number] = StartWorker();
                    Count("worker");
                }
                else
                {
                    submitter.Kill();
                    submitter = StartSubmitter();
                    Count("submitter");
                }

                Console.Error.WriteLine($"{watch.Elapsed.TotalSeconds:F0} s: kill {i + 1}; {await streams.CountAsync()}");
            }

            while (!submitter.HasExited || await streams.CountAsync() is not { Waiting: 0 })
            {
                if (submitter is { HasExited: true, ExitCode: not 0 })
                {
                    submitter = StartSubmitter();
                }

                await Task.Delay(1000);
                Console.Error.WriteLine($"{watch.Elapsed.TotalSeconds:F0} s: {await streams.CountAsync()}");
            }

            var time = watch.Elapsed;
            var counts = await streams.CountAsync() ?? throw new InvalidOperationException("the cluster does not answer");
            var (reports, more, marked) = await streams.ReadAsync(counts.Reported);
            var (missing, other, distinct) = Compare(expected, reports);
            var table = new Table("messages", "distinct", "kills", "seconds", "reports", "messages reported", "reported again", "marked as repeated", "put aside", "missing", "other than analyze --batch");
            table.Add(
                $"{messages}", $"{distinct}", string.Join(", ", killed.Select(one => $"{one.Value} {one.Key}")), Figures.Text($"{time.TotalSeconds:F0}"), $"{counts.Reported}", $"{reports.Count}", $"{more}",
                $"{marked}", $"{counts.Dead}", $"{missing}", $"{other}");
            table.Write(output);
            return missing + other == 0 && reports.Count == distinct ? 0 : 1;
        }
        finally
        {
            foreach (var process in workers.Append(submitter))
            {
                process.Kill();
            }

            foreach (var server in cluster)
            {
                server.Dispose();
            }
        }

        void Count(string what) => killed[what] = killed.GetValueOrDefault(what) + 1;

        Process StartWorker() => ProgramRun.Start(program, "work", "--dns", "off", "--replicas", "3", "--quiet", url);

        Process StartSubmitter() => ProgramRun.Start(program, "submit", "--batch", "--quiet", "--no-progress", "--replicas", "3", "--resume", scratch["resume"], "--to", url, mail);
    }

    private static (int Missing, int Other, int Distinct) Compare(string expected, Dictionary<string, string> reports)
    {
        var (missing, other, seen) = (0, 0, new Dictionary<string, bool>());
        foreach (var line in File.ReadLines(expected))
        {
            var sha256 = System.Text.Json.Nodes.JsonNode.Parse(line)!["sha256"]!.GetValue<string>();
            if (!reports.TryGetValue(sha256, out var report))
            {
                missing += seen.TryAdd(sha256, false) ? 1 : 0;
            }
            else if (!seen.TryAdd(sha256, report == line))
            {
                // A message that the archive has twice is reported once, under either name.
                seen[sha256] |= report == line;
            }
            else if (report != line && other++ < Shown)
            {
                var at = line.Zip(report).TakeWhile(pair => pair.First == pair.Second).Count();
                Console.Error.WriteLine($"expected: {line[Math.Max(0, at - Shown * 20)..Math.Min(line.Length, at + (Shown * 50))]}");
                Console.Error.WriteLine($"reported: {report[Math.Max(0, at - Shown * 20)..Math.Min(report.Length, at + (Shown * 50))]}");
            }
        }

        other = seen.Count(one => !one.Value) - missing;
        return (missing, other, seen.Count);
    }
}
