using System.Diagnostics;
using ForgeryCheck.Benchmarks.Smtp.Clients;
using ForgeryCheck.Benchmarks.Smtp.Servers;

namespace ForgeryCheck.Benchmarks.Smtp;

/// <summary>A client that sends one byte each 1.5 seconds keeps every read alive; when it is cut tells whether a deadline covers the whole request.</summary>
internal static class DripCommand
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Data may come slowly for 30 s, or for the time of a command where that is shorter.
    internal static int Run(Arguments arguments, TextWriter output)
    {
        using var scratch = new Scratch(arguments.Folder);
        using var server = Listeners.Start(
            arguments.Program, scratch["spool"], "--command-timeout", "5", "--idle-timeout", "8", "--min-data-rate", "500", "--max-per-address", "0");
        const string transaction = "MAIL FROM:<a@x.example>\r\nRCPT TO:<b@x.example>\r\n";
        (string Name, string Due, string Before, string Drip)[] drips =
        [
            ("a command, from the greeting", "5 s", "", "EHLO slow.example.a.b.c.d.e.f.g.h"),
            ("a command after EHLO", "5 s", "EHLO slow.example\r\n", "MAIL FROM:<slow@client.example>"),
            ("nothing after EHLO", "8 s", "EHLO slow.example\r\n", ""),
            ("data", "5 s", "EHLO slow.example\r\n" + transaction + "DATA\r\n", "a"),
            ("lines of data", "5 s", "EHLO slow.example\r\n" + transaction + "DATA\r\n", "a\r\n"),
            ("a chunk of BDAT", "5 s", "EHLO slow.example\r\n" + transaction + "BDAT 100000\r\n", "a"),
            ("nothing at all", "8 s", "", ""),
        ];
        var results = new string[drips.Length];
        var threads = drips.Select((drip, i) => new Thread(() => results[i] = Drip(server, drip.Before, drip.Drip))).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        var table = new Table("one byte each 1.5 s", "due after", "cut after, with");
        for (var i = 0; i < drips.Length; i++)
        {
            table.Add(drips[i].Name, drips[i].Due, results[i]);
        }

        table.Write(output);
        return 0;
    }

    private static string Drip(ServerProcess server, string before, string drip)
    {
        using var client = new WireClient(server.Address, timeout: 3000);
        client.Read();
        foreach (var line in before.Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            client.Send(line + "\r\n");
            if (!line.StartsWith("BDAT", StringComparison.Ordinal))
            {
                client.Read();
            }
        }

        var watch = Stopwatch.StartNew();
        for (var i = 0; watch.Elapsed < Patience; i++)
        {
            if (drip.Length > 0)
            {
                client.TrySend([(byte)drip[i % drip.Length]]);
            }

            if (client.Socket.Poll(Between, System.Net.Sockets.SelectMode.SelectRead))
            {
                var time = watch.Elapsed.TotalSeconds;
                return Figures.Text($"{time:F1} s: {client.Read()}, then {client.Read()}");
            }
        }

        return Figures.Text($"still open after {watch.Elapsed.TotalSeconds:F0} s");
    }
}
