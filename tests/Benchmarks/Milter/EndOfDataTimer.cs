using System.Diagnostics;
using System.Net;
using ForgeryCheck.Benchmarks.Smtp.Clients;

namespace ForgeryCheck.Benchmarks.Milter;

/// <summary>One client, one message after the other in one session: how long each waits from the end of its data to the 250.</summary>
internal static class EndOfDataTimer
{
    /// <summary>Milliseconds of each message.</summary>
    internal static List<double> Measure(IPEndPoint server, int count, string message)
    {
        using var client = new WireClient(server);
        Expect(client.ReadCode(), "220");
        Expect(WireClient.Code(client.Ask("EHLO client.example\r\n")), "250");
        var times = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            Expect(WireClient.Code(client.Ask("MAIL FROM:<a@x.example>\r\n")), "250");
            Expect(WireClient.Code(client.Ask("RCPT TO:<b@x.example>\r\n")), "250");
            Expect(WireClient.Code(client.Ask("DATA\r\n")), "354");
            var start = Stopwatch.GetTimestamp();
            Expect(WireClient.Code(client.Ask(message + ".\r\n")), "250");
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        client.TrySend("QUIT\r\n"u8);
        return times;
    }

    private static void Expect(string code, string expected)
    {
        if (code != expected)
        {
            throw new InvalidOperationException($"the server said {code}, not {expected}");
        }
    }
}
