using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ForgeryCheck.Benchmarks.Smtp.Clients;

/// <summary>A client that does all right: a connection, a message, a farewell, again and again; how long each takes to its 250 is kept.</summary>
internal sealed class HonestClient(IPEndPoint server)
{
    private static readonly string Message =
        "From: a@x.example\r\nSubject: honest\r\n\r\n" + string.Concat(Enumerable.Repeat("Nothing but what it looks like.\r\n", 40)) + ".\r\n";

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);
    private readonly ConcurrentDictionary<string, int> _failures = new();

    /// <summary>What came instead of 250, with its numbers.</summary>
    internal IReadOnlyDictionary<string, int> Failures => _failures;

    /// <summary>Sends for a time; milliseconds from the connect to the 250 of each message.</summary>
    internal List<double> Send(TimeSpan time)
    {
        var times = new List<double>();
        for (var all = Stopwatch.StartNew(); all.Elapsed < time; Thread.Sleep(Between))
        {
            var watch = Stopwatch.StartNew();
            var answer = Once();
            if (answer == "250")
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
            else
            {
                _failures.AddOrUpdate(answer, 1, (_, count) => count + 1);
            }
        }

        return times;
    }

    private string Once()
    {
        try
        {
            using var client = new WireClient(server);
            string[] dialogue = ["EHLO honest.example\r\n", "MAIL FROM:<a@x.example>\r\n", "RCPT TO:<b@x.example>\r\n", "DATA\r\n"];
            var code = client.ReadCode();
            foreach (var line in dialogue)
            {
                if (code is not ("220" or "250"))
                {
                    return code;
                }

                code = WireClient.Code(client.Ask(line));
            }

            code = code == "354" ? WireClient.Code(client.Ask(Message)) : code;
            client.TrySend("QUIT\r\n"u8);
            return code;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            return e.GetType().Name;
        }
    }
}
