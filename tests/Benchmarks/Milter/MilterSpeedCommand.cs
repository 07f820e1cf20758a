using System.Diagnostics;
using System.Net;
using ForgeryCheck.Benchmarks.Smtp;
using ForgeryCheck.Benchmarks.Smtp.Clients;
using ForgeryCheck.Benchmarks.Smtp.Servers;

namespace ForgeryCheck.Benchmarks.Milter;

/// <summary>
/// What the milter costs a Postfix: messages a second of smtp-source, and the time from the end of the data to the 250, without a milter, with an empty
/// one, and with ours. One Postfix has a port for each, and they take turns, so that a slow minute of the machine hits all alike.
/// </summary>
internal static class MilterSpeedCommand
{
    internal static int Run(Arguments arguments, TextWriter output)
    {
        var rounds = arguments.Number(1, 5);
        var sessions = arguments.Number("sessions", 20);
        var count = arguments.Number("count", 3000);
        var timed = arguments.Number("timed", 500);
        using var scratch = new Scratch(arguments.Folder);
        var typical = TypicalMessage.Write(scratch["typical"], arguments.Number("size", 1000));
        var message = File.ReadAllText(typical).Replace("\n", "\r\n", StringComparison.Ordinal);
        using var empty = new EmptyMilter();
        using var ours = Start(arguments.Program);
        var before = ours.Figures.ProcessorTime;
        MilterContestant[] contestants = [new("no milter"), new("empty milter"), new("forgerycheck milter --on-forged tag")];
        using (var postfix = new PostfixServices(scratch["postfix"], [null, empty.Address, ours.Address]))
        {
            for (var round = 0; round <= rounds; round++)
            {
                for (var turn = 0; turn < contestants.Length; turn++)
                {
                    // Who goes first changes from round to round; the first round warms up.
                    var i = (turn + round) % contestants.Length;
                    Measure(contestants[i], postfix.Ports[i], round > 0);
                    postfix.WaitForEmptyQueue();
                }
            }
        }

        Write(contestants, rounds, sessions, count, timed, new FileInfo(typical).Length, output);
        var messages = (rounds + 1) * (count + timed);
        output.WriteLine(Figures.Text($"forgerycheck milter: {(double)(ours.Figures.ProcessorTime - before) / messages:F0} us of processor time each, peak {Figures.Megabytes(ours.Figures.Peak)}"));
        return 0;

        void Measure(MilterContestant one, IPEndPoint port, bool counts)
        {
            var watch = Stopwatch.StartNew();
            SourceRun.Send(port, sessions, count, ["-F", typical]);
            var rate = count / watch.Elapsed.TotalSeconds;
            var times = EndOfDataTimer.Measure(port, timed, message);
            if (counts)
            {
                one.Rates.Add(rate);
                one.Times.AddRange(times);
                Console.Error.WriteLine(Figures.Text($"{one.Name}: {rate:F0} messages/s, {times.Median():F2} ms"));
            }
        }
    }

    private static ServerProcess Start(string program) => new ServerProcess(
        program, ["milter", "--bind", "inet:127.0.0.1:0", "--dns", "off", "--on-forged", "tag", "--quiet", "--log-level", "warning"]).WaitFor(server =>
            server.Lines.Select(line => line.Split("listening on inet:")).FirstOrDefault(parts => parts.Length == 2) is { } found ? IPEndPoint.Parse(found[1]) : null);

    private static void Write(MilterContestant[] contestants, int rounds, int sessions, int count, int timed, long size, TextWriter output)
    {
        var (none, empty) = (contestants[0], contestants[1]);
        var table = new Table("Postfix with", "messages/s", "of its own rate", "to 250, ms: median", "99 %", "added: median", "99 %", "beyond an empty milter: median");
        foreach (var one in contestants)
        {
            var (median, late) = (one.Times.Median(), one.Times.Quantile(0.99));
            table.Add(
                one.Name, one.Rates.Spread(), Figures.Text($"{one.Rates.Median() / none.Rates.Median():F2}"), Figures.Text($"{median:F2}"), Figures.Text($"{late:F2}"),
                Figures.Text($"{median - none.Times.Median():F2}"), Figures.Text($"{late - none.Times.Quantile(0.99):F2}"), Figures.Text($"{median - empty.Times.Median():F2}"));
        }

        output.WriteLine(Figures.Text(
            $"smtp-source -s {sessions} -m {count} with three Received lines, {size} bytes; {timed} messages timed one by one; {rounds} rounds in turns, median [least-greatest]; {Environment.ProcessorCount} processors"));
        output.WriteLine();
        table.Write(output);
        output.WriteLine();
    }
}
