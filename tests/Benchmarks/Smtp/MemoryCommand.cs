using System.Diagnostics;
using System.Text;
using ForgeryCheck.Benchmarks.Smtp.Clients;
using ForgeryCheck.Benchmarks.Smtp.Servers;

namespace ForgeryCheck.Benchmarks.Smtp;

/// <summary>
/// How far memory grows: 200 MB of three kinds against a limit of 1 MB, and 2,000 connections that say nothing. Each kind has a process of its own that took a few
/// small messages before; a second flood shows what of the growth was for the first large message, of whatever kind.
/// </summary>
internal static class MemoryCommand
{
    private const string Transaction = "MAIL FROM:<a@x.example>\r\nRCPT TO:<b@x.example>\r\nDATA\r\n";

    internal static int Run(Arguments arguments, TextWriter output)
    {
        var program = arguments.Program;
        var megabytes = arguments.Number("megabytes", 200);
        using var scratch = new Scratch(arguments.Folder);
        var table = new Table("what", "RSS before", "peak RSS", "growth", "asked", "answer", "after it");
        Flood("no line end in a command", "", new string('a', 65_536), "");
        Flood("one line of data", Transaction, new string('a', 65_536), "\r\n.\r\n");
        Flood("lines of data", Transaction, string.Concat(Enumerable.Repeat(new string('a', 78) + "\r\n", 800)), "\r\n.\r\n");
        AddIdle(table, program, scratch, arguments.Number("connections", 2000));
        table.Write(output);
        return 0;

        void Flood(string what, string before, string portion, string after)
        {
            using var server = Listeners.Start(program, scratch[Guid.NewGuid().ToString("N")], "--max-size", "1000000");
            WarmUp(server);
            foreach (var time in (string[])["", ", once more"])
            {
                var resident = server.Figures.Resident;
                server.Figures.ForgetPeak();
                var (answer, next) = Send(server, before, Encoding.ASCII.GetBytes(portion), megabytes * 1_000_000L, after);
                var peak = server.Figures.Peak;
                table.Add(
                    $"{megabytes} MB, {what}{time}", Figures.Megabytes(resident), Figures.Megabytes(peak), Figures.Megabytes(peak - resident), "2 MB", answer, $"NOOP: {next}");
            }
        }
    }

    private static (string Answer, string Next) Send(ServerProcess server, string before, byte[] portion, long bytes, string after)
    {
        using var client = WireClient.Greeted(server.Address, timeout: 60_000);
        if (before.Length > 0)
        {
            client.Send(before);
            _ = (client.Read(), client.Read(), client.Read());
        }

        var sent = 0L;
        while (sent < bytes && client.TrySend(portion))
        {
            sent += portion.Length;
        }

        var isWhole = sent >= bytes && client.TrySend(Encoding.ASCII.GetBytes(after));
        var answer = client.Read() + (isWhole ? "" : Figures.Text($" (cut after {sent / 1e6:F1} MB)"));
        return (answer, WireClient.Code(client.Ask("NOOP\r\n")));
    }

    private static void AddIdle(Table table, string program, Scratch scratch, int count)
    {
        // Twice the room: patience is shorter when nearly all connections are taken, and that is not what is measured.
        using var server = Listeners.Start(program, scratch["idle"], "--max-connections", $"{2 * count}", "--max-per-address", "0");
        WarmUp(server);
        var before = server.Figures.Resident;
        server.Figures.ForgetPeak();
        var clients = new List<WireClient>(count);
        try
        {
            for (var i = 0; i < count; i++)
            {
                clients.Add(WireClient.Greeted(server.Address));
            }

            Thread.Sleep(1000);
            var (resident, peak) = (server.Figures.Resident, server.Figures.Peak);
            var times = Enumerable.Range(0, 50).Select(_ => GreetingTime(server)).ToArray();
            table.Add(
                $"{count} idle connections after EHLO", Figures.Megabytes(before), Figures.Megabytes(peak), Figures.Megabytes(Math.Max(resident, peak) - before), "30 MB",
                Figures.Text($"a fresh client is greeted in {times.Median():F1} ms, at most {times.Max():F1} ms of {times.Length} (asked: 100)"),
                Figures.Text($"{(resident - before) / 1024.0 / count:F1} KiB each"));
        }
        finally
        {
            clients.ForEach(c => c.Dispose());
        }
    }

    private static double GreetingTime(ServerProcess server)
    {
        var watch = Stopwatch.StartNew();
        using var client = new WireClient(server.Address);
        client.Read();
        return watch.Elapsed.TotalMilliseconds;
    }

    // What is used for the first message is there for all that follow.
    private static void WarmUp(ServerProcess server)
    {
        for (var i = 0; i < 20; i++)
        {
            using var client = WireClient.Greeted(server.Address);
            client.Send(Transaction);
            _ = (client.Read(), client.Read(), client.Read());
            client.Ask("Subject: warm\r\n\r\nup\r\n.\r\n");
            client.Ask("QUIT\r\n");
        }

        Thread.Sleep(500);
    }
}
