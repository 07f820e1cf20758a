using System.Diagnostics;
using ForgeryCheck.Benchmarks.Smtp.Clients;
using ForgeryCheck.Benchmarks.Smtp.Servers;

namespace ForgeryCheck.Benchmarks.Smtp;

/// <summary>Hostile clients, each of another kind, beside an honest one: how long it waits for 250 alone and beside them, and what memory does.</summary>
internal static class HostileCommand
{
    internal static int Run(Arguments arguments, TextWriter output)
    {
        var minutes = arguments.Number(1, 10);
        using var scratch = new Scratch(arguments.Folder);
        using var server = Listeners.Start(
            arguments.Program, scratch["spool"], "--keep", arguments.Text("keep", "mbox"), "--max-size", "1000000", "--command-timeout", "5", "--idle-timeout", "10");
        var honest = new HonestClient(server.Address);
        honest.Send(TimeSpan.FromSeconds(3));
        var table = new Table("when", "250 after, median", "90 of 100", "worst", "messages", "RSS", "open files", "CPU");
        var whileAlone = TimeSpan.FromSeconds(arguments.Number("alone", 30));
        var alone = Row(whileAlone, "alone, before");

        using var stop = new CancellationTokenSource();
        var kinds = new HostileClients(server.Address).Kinds;
        var attacks = new int[kinds.Count];
        var between = TimeSpan.FromMilliseconds(arguments.Number("between", 50));
        var threads = kinds.Select((kind, i) => new Thread(() => attacks[i] = HostileClients.Run(kind.Attack, i, between, stop.Token))).ToList();
        threads.ForEach(t => t.Start());
        var beside = new List<double>();
        for (var minute = 1; minute <= minutes; minute++)
        {
            beside.AddRange(Row(TimeSpan.FromMinutes(1), $"minute {minute}"));
        }

        stop.Cancel();
        threads.ForEach(t => t.Join());
        Thread.Sleep(12_000);

        // Before and after: what else the machine does changes from minute to minute.
        alone.AddRange(Row(whileAlone, "alone, after"));

        table.Write(output);
        output.WriteLine();
        output.WriteLine(Figures.Text(
            $"{kinds.Count} hostile clients; the honest one waits {alone.Median():F2} ms alone, {beside.Median():F2} ms beside them: {beside.Median() / alone.Median():F2} times (asked: under 2)"));
        output.WriteLine($"honest messages without 250: {(honest.Failures.Count == 0 ? "none" : string.Join("; ", honest.Failures.Select(f => $"{f.Value} x {f.Key}")))}");
        output.WriteLine("attacks: " + string.Join(", ", kinds.Select((kind, i) => $"{kind.Name} {attacks[i]}")));
        var status = server.Stop(TimeSpan.FromSeconds(60));
        output.WriteLine($"ended with status {status}; it wrote {server.Lines.Count() - 1} lines beside the first");
        foreach (var line in server.Lines.Skip(1).TakeLast(10))
        {
            Console.Error.WriteLine(line);
        }

        return status == 0 ? 0 : 1;

        List<double> Row(TimeSpan time, string when)
        {
            var (used, watch) = (server.Figures.ProcessorTime, Stopwatch.StartNew());
            var times = honest.Send(time);
            var load = (server.Figures.ProcessorTime - used) / watch.Elapsed.TotalMicroseconds;
            table.Add(
                when, Figures.Text($"{times.Median():F2} ms"), Figures.Text($"{times.Quantile(0.9):F2} ms"), Figures.Text($"{times.DefaultIfEmpty(double.NaN).Max():F1} ms"),
                $"{times.Count}", Figures.Megabytes(server.Figures.Resident), $"{server.Figures.Handles}", Figures.Text($"{100 * load:F0} %"));
            Console.Error.WriteLine(Figures.Text($"{when}: {times.Median():F2} ms, {Figures.Megabytes(server.Figures.Resident)}"));
            return times;
        }
    }
}
