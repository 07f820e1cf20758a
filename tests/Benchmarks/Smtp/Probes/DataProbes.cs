using System.Text;
using static ForgeryCheck.Benchmarks.Smtp.Probes.ProbeBench;

namespace ForgeryCheck.Benchmarks.Smtp.Probes;

/// <summary>Data: dots, sizes, and clients that go away within it.</summary>
internal static class DataProbes
{
    /// <summary>The greatest message that the listener of the probes takes.</summary>
    internal const int Limit = 1_000_000;

    internal static IEnumerable<Probe> List() =>
    [
        new(
            "D1a", "lines ..a .b ... ..", "250; 1 stored, bytes kept",
            bench => Send(bench, "Subject: d\r\n\r\n..a\r\n.b\r\n...\r\n..\r\n", "Subject: d\r\n\r\n.a\r\nb\r\n..\r\n.\r\n")),
        new("D1b", "the first line is ..x", "250; 1 stored, bytes kept", bench => Send(bench, "..x\r\n", ".x\r\n")),
        new("D1c", "all 256 bytes, twice", "250; 1 stored, bytes kept", bench => Send(bench, "Subject: d\r\n\r\n" + All + All + "\r\n")),
        new("D2", "an empty message", "250; 1 stored, bytes kept", bench => Send(bench, "")),
        new("D4a", "too big, without SIZE", "552; 0 stored; 250", TooBig),
        new("D4b", "the same, commands within its tail", "552; 0 stored; 250", bench => TooBig(bench, "\r\nRSET\r\nMAIL FROM:<evil@x.example>\r\nNOOP\r\n")),
        new("D5a", "SIZE=limit", "250", bench => bench.Codes(Sized($"{Limit}"))),
        new("D5b", "SIZE=limit+1", "552", bench => bench.Codes(Sized($"{Limit + 1}"))),
        new("D5c", "SIZE=abc", "501", bench => bench.Codes(Sized("abc"))),
        new("D5d", "SIZE=18446744073709551617", "552", bench => bench.Codes(Sized("18446744073709551617"))),
        new("D5e", "SIZE= with nothing", "501", bench => bench.Codes(Sized(""))),
        new("D5f", "SIZE twice", "501", bench => bench.Codes(Sized("5 SIZE=6"))),
        new("D6a", "gone within data (FIN)", "0 stored", bench => GoneAfter(bench, "Subject: x\r\n\r\nhalf", reset: false)),
        new("D6b", "gone within data (RST)", "0 stored", bench => GoneAfter(bench, "Subject: x\r\n\r\nhalf", reset: true)),
        new("D6c", "gone after \\r\\n.", "0 stored", bench => GoneAfter(bench, "Subject: x\r\n\r\nhalf\r\n.", reset: false)),
        new("D6d", "gone after \\r\\n.\\r", "0 stored", bench => GoneAfter(bench, "Subject: x\r\n\r\nhalf\r\n.\r", reset: false)),
        new("D7", "gone right after the end of data (RST)", "[01] stored", bench => GoneAfter(bench, "Subject: x\r\n\r\nwhole\r\n.\r\n", reset: true)),
        new("D8", "half-close after a pipelined QUIT", "250 221 end; 1 stored", HalfClose),
        new("D9", "a second message on the connection", "354 250 250 250 354 250; 2 stored", Second),
    ];

    private static string All => new([.. Enumerable.Range(0, 256).Select(i => (char)i)]);

    /// <summary>Sends one message; the reply, and whether it was stored as it ought to be.</summary>
    internal static string Send(ProbeBench bench, string body, string? stored = null)
    {
        using var client = bench.InData();
        client.Send(body + ".\r\n");
        return $"{client.ReadCode()}; {bench.Stored(stored ?? body)}";
    }

    private static string Sized(string size) => $"MAIL FROM:<a@client.example> SIZE={size}\r\n";

    private static string TooBig(ProbeBench bench) => TooBig(bench, "");

    private static string TooBig(ProbeBench bench, string tail)
    {
        using var client = bench.InData();
        client.Socket.ReceiveTimeout = 10_000;
        client.TrySend(Encoding.ASCII.GetBytes("Subject: big\r\n\r\n" + string.Concat(Enumerable.Repeat(new string('x', 98) + "\r\n", Limit * 3 / 200)) + tail + "x\r\n.\r\n"));
        var code = client.ReadCode();
        return $"{code}; {bench.Stored()}; {Codes(client, Mail)}";
    }

    private static string GoneAfter(ProbeBench bench, string bytes, bool reset)
    {
        using (var client = bench.InData())
        {
            client.Send(bytes);
            if (reset)
            {
                client.Reset();
            }
        }

        Thread.Sleep(500);
        return bench.Stored();
    }

    private static string HalfClose(ProbeBench bench)
    {
        using var client = bench.InData();
        client.Send("Subject: x\r\n\r\nwhole\r\n.\r\n" + Quit);
        client.FinishSending();
        return $"{Rest(client)}; {bench.Stored()}";
    }

    private static string Second(ProbeBench bench)
    {
        using var client = bench.Greeted();
        Codes(client, Mail, Rcpt);
        return $"{Codes(client, Data, "Subject: 1\r\n\r\na\r\n.\r\n", Mail, Rcpt, Data, "Subject: 2\r\n\r\nb\r\n.\r\n")}; {bench.Stored()}";
    }
}
