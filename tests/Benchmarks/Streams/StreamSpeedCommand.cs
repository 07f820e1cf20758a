using System.Diagnostics;
using ForgeryCheck.Benchmarks.Smtp;
using ForgeryCheck.Benchmarks.Smtp.Servers;

namespace ForgeryCheck.Benchmarks.Streams;

/// <summary>
/// How many messages a second workers analyze from a stream, beside <c>analyze</c> from a file, and how many a listener accepts that publishes to one,
/// beside a listener that stores them in an mbox. The server shares the processors, and its part of the cost is given.
/// </summary>
internal static class StreamSpeedCommand
{
    private const int Sessions = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    internal static int Run(Arguments arguments, TextWriter output) => RunAsync(arguments, output).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(Arguments arguments, TextWriter output)
    {
        var (program, messages, runs, size) = (arguments.Program, arguments.Number("messages", 40_000), arguments.Number("runs", 5), arguments.Number("size", 1024));
        // So little that two workers and the server do not fill the processors.
        var percent = arguments.Number("percent", 25);
        using var scratch = new Scratch(arguments.Folder);
        var samples = Directory.GetFiles(arguments.Text("samples", "samples"), "*.eml").Order(StringComparer.Ordinal).ToArray();
        var mail = VariedMail.Write(scratch["mail.mbox"], samples, messages);
        var few = VariedMail.Write(scratch["few.mbox"], samples, messages / 4);
        var table = new Table("run", "analyze -j 1", "--batch", "submit", "work, no memory", "work", "two workers", $"one slowed to {percent} %", "two slowed", "keep mbox", "publish");
        var figures = new Dictionary<string, List<double>>();
        for (var run = 1; run <= runs; run++)
        {
            var alone = Note("analyze", messages / Timed(program, "analyze", "-j", "1", "--fail-on", "never", "--no-progress", "--format", "ndjson", "-o", scratch["a.ndjson"], mail));
            var batch = Note("batch", messages / Timed(program, "analyze", "-j", "1", "--batch", "--fail-on", "never", "--no-progress", "--format", "ndjson", "-o", scratch["b.ndjson"], mail));
            var (submit, bare) = await WorkAsync(1, "off");
            var (_, shared) = await WorkAsync(1, "shared");
            var (_, two) = await WorkAsync(2, "shared");
            Note("ratio", bare / alone);
            Note("memory ratio", shared / batch);
            Note("two ratio", two / shared);
            var (_, slow) = await WorkAsync(1, "shared", percent);
            var (_, slowTwo) = await WorkAsync(2, "shared", percent);
            Note("slow ratio", slowTwo / slow);
            var kept = Listen("--keep", "mbox");
            var published = Publish();
            Note("publish ratio", published / kept);
            table.Add([$"{run}", .. new[] { alone, batch, submit, bare, shared, two, slow, slowTwo, kept, published }.Select(rate => Figures.Text($"{rate:F0}"))]);
            Console.Error.WriteLine(Figures.Text($"run {run}: {alone:F0} : {bare:F0} : {shared:F0} : {two:F0}; {kept:F0} : {published:F0}"));
        }

        output.WriteLine($"{messages} messages; the listener takes {size} bytes each in {Sessions} sessions of smtp-source; {Environment.ProcessorCount} processors; messages a second");
        output.WriteLine();
        table.Write(output);
        output.WriteLine();
        output.WriteLine(Figures.Text(
            $"medians: one worker without memory {Median("ratio"):F2} of analyze -j 1 (asked: at least 0.6); with it {Median("memory ratio"):F2} of analyze -j 1 --batch; two workers {Median("two ratio"):F2} of one (asked: at least 1.7), each slowed to {percent} % of the time {Median("slow ratio"):F2}; publish {Median("publish ratio"):F2} of keep mbox (asked: at least 0.5)"));
        output.WriteLine(Figures.Text(
            $"processor time for each message in microseconds: submit {Median("submit cpu"):F0}, server {Median("submit server"):F0}; worker without memory {Median("off cpu"):F0}, server {Median("off server"):F0}; worker {Median("shared cpu"):F0}, server {Median("shared server"):F0}; listener with mbox {Median("keep cpu"):F0}; with publish {Median("publish cpu"):F0}, server {Median("publish server"):F0}"));
        return 0;

        double Median(string name) => figures[name].Median();

        double Note(string name, double value)
        {
            (figures.TryGetValue(name, out var values) ? values : figures[name] = []).Add(value);
            return value;
        }

        async Task<(double Submit, double Work)> WorkAsync(int workers, string memory, int share = 100)
        {
            var (from, count) = share == 100 ? (mail, messages) : (few, messages / 4);
            using var store = new Scratch(arguments.Folder);
            using var server = NatsServer.Alone(store);
            await using var streams = new StreamReports(server.Url);
            await ReadyAsync(server);
            var used = server.Figures.ProcessorTime;
            var (submit, processor) = TimedWithProcessor(program, "submit", "--batch", "--quiet", "--no-progress", "--to", server.Url, from);
            if (share == 100)
            {
                Note("submit cpu", processor / messages);
                Note("submit server", (double)(server.Figures.ProcessorTime - used) / messages);
            }

            used = server.Figures.ProcessorTime;
            var watch = Stopwatch.StartNew();
            var all = Enumerable.Range(0, workers).Select(_ => new ServerProcess(program, ["work", "-j", "1", "--dns", "off", "--quiet", "--memory", memory, server.Url])).ToList();
            var slowed = share == 100 ? [] : all.Select((worker, i) => new SlowedProcess(worker.Id, share, (double)i / workers)).ToList();
            while (await streams.CountAsync() is not { } counts || counts.Reported < count)
            {
                await Task.Delay(20);
                if (watch.Elapsed > Patience)
                {
                    throw new InvalidOperationException("the workers do not come to an end");
                }
            }

            var time = watch.Elapsed.TotalSeconds;
            slowed.ForEach(one => one.Dispose());
            if (workers == 1 && share == 100)
            {
                Note($"{memory} cpu", (double)all[0].Figures.ProcessorTime / messages);
                Note($"{memory} server", (double)(server.Figures.ProcessorTime - used) / messages);
            }

            all.ForEach(worker => worker.Dispose());
            return (count / submit, count / time);
        }

        double Publish()
        {
            using var store = new Scratch(arguments.Folder);
            using var server = NatsServer.Alone(store);
            ReadyAsync(server).GetAwaiter().GetResult();
            var used = server.Figures.ProcessorTime;
            var rate = Listen("--publish", server.Url);
            Note("publish server", (double)(server.Figures.ProcessorTime - used) / messages);
            return rate;
        }

        double Listen(string option, string value)
        {
            using var folder = new Scratch(arguments.Folder);
            var contestant = new SpeedContestant(option, spool => Listeners.Start(program, spool, option, value, "--analyze", "off", "--sync", "always", "--max-per-address", "0"));
            contestant.Run(folder.Folder, Sessions, messages, ["-l", $"{size}"]);
            Note(option == "--publish" ? "publish cpu" : "keep cpu", contestant.ProcessorTime);
            return contestant.Rates.Single();
        }
    }

    private static double Timed(string program, params string[] arguments) => TimedWithProcessor(program, arguments).Seconds;

    private static (double Seconds, double Processor) TimedWithProcessor(string program, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = ProgramRun.Start(program, arguments);
        // Its figures are gone when it has ended.
        var used = 0.0;
        while (!process.WaitForExit(10))
        {
            try
            {
                used = process.TotalProcessorTime.TotalMicroseconds;
            }
            catch (InvalidOperationException)
            {
                // It has just ended.
            }
        }

        return process.ExitCode == 0
            ? (watch.Elapsed.TotalSeconds, used)
            : throw new InvalidOperationException($"{arguments[0]} ended with status {process.ExitCode}");
    }

    private static async Task ReadyAsync(NatsServer server)
    {
        await using var connection = new NATS.Client.Core.NatsConnection(new NATS.Client.Core.NatsOpts { Url = server.Url, RetryOnInitialConnect = true });
        await connection.PingAsync();
    }
}
