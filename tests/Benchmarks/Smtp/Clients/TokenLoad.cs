using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ForgeryCheck.Benchmarks.Smtp.Clients;

/// <summary>Clients that send messages which can be told apart, and remember which of them were answered 250.</summary>
internal sealed class TokenLoad
{
    private readonly ConcurrentBag<string> _acknowledged = [];
    private readonly ConcurrentDictionary<string, int> _refusals = new();
    private int _sent;

    /// <summary>The tokens of all messages answered 250.</summary>
    internal IReadOnlyCollection<string> Acknowledged => _acknowledged;

    /// <summary>Other answers to a whole message, with their numbers.</summary>
    internal IReadOnlyDictionary<string, int> Refusals => _refusals;

    /// <summary>Messages sent whole or in part.</summary>
    internal int Sent => _sent;

    /// <summary>Starts the clients; each ends when its connection does.</summary>
    internal List<Thread> Start(IPEndPoint server, int clients, int round)
    {
        var threads = Enumerable.Range(0, clients).Select(client => new Thread(() => Run(server, $"{round}-{client}"))).ToList();
        threads.ForEach(t => t.Start());
        return threads;
    }

    private void Run(IPEndPoint server, string name)
    {
        var random = new Random(name.Aggregate(17, (hash, c) => (hash * 31) + c));
        try
        {
            using var client = WireClient.Greeted(server);
            for (var number = 0; ; number++)
            {
                client.Send("MAIL FROM:<a@x.example>\r\nRCPT TO:<b@x.example>\r\nDATA\r\n");
                if ((client.ReadCode(), client.ReadCode(), client.ReadCode()) != ("250", "250", "354"))
                {
                    return;
                }

                var token = $"{name}-{number}";
                Interlocked.Increment(ref _sent);
                client.Send(Message(token, random.Next(40, 300) * random.Next(1, 60)));
                var answer = client.Read();
                if (WireClient.Code(answer) == "250")
                {
                    _acknowledged.Add(token);
                }
                else if (char.IsAsciiDigit(answer[0]))
                {
                    _refusals.AddOrUpdate(answer, 1, (_, count) => count + 1);
                }
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The server was killed, as it should be.
        }
    }

    private static string Message(string token, int size)
    {
        var text = new StringBuilder($"From: a@x.example\r\nX-Begin: <<{token}>>\r\n\r\nFrom the start:\r\n");
        while (text.Length < size)
        {
            text.Append("From here on nothing is new; the same line comes again and again.\r\n");
        }

        return text.Append($"X-End: <<{token}>>\r\n.\r\n").ToString();
    }
}
