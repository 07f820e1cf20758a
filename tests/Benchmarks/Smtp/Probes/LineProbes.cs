using static ForgeryCheck.Benchmarks.Smtp.Probes.ProbeBench;

namespace ForgeryCheck.Benchmarks.Smtp.Probes;

/// <summary>Command lines and lines of data: how they end, what they hold, how long they are.</summary>
internal static class LineProbes
{
    internal static IEnumerable<Probe> List() =>
    [
        new("L1", "a command that ends in a bare LF", "500 end", bench => After(bench, "MAIL FROM:<a@client.example>\n")),
        new("L1b", "the same, two at once", "500 end", bench => After(bench, "MAIL FROM:<a@client.example>\nRCPT TO:<b@x.example>\n")),
        new("L2a", "CR within a command", "501 250", bench => bench.Codes("NOOP a\rb\r\n", Mail)),
        new("L2b", "NUL within an address", "501 250", bench => bench.Codes("MAIL FROM:<a\0b@client.example>\r\n", Mail)),
        new("L2c", "ESC within HELO", "501", bench => bench.Codes("HELO a\u001b[31m\r\n")),
        new("L2d", "DEL within a command", "501 250", bench => bench.Codes("NOOP \u007f\r\n", Mail)),
        new("L3a", "a command of 512 bytes", "250", bench => bench.Codes(Noop(512))),
        new("L3b", "513", "250", bench => bench.Codes(Noop(513))),
        new("L3c", "4096", "250", bench => bench.Codes(Noop(4096))),
        new("L3d", "4097", "500 250", bench => bench.Codes(Noop(4097), Mail)),
        new("L3e", "60 kB, then the next command", "500 250", bench => bench.Codes(Noop(60_000), Mail)),
        new("L3f", "200 kB: one 500, and nothing of it run", "500( 250)?( end| reset)?", bench => After(bench, Noop(200_000) + Mail)),
        new("L5", "reply lines: 512 bytes at most, 7-bit", "none is longer or other", Replies),
        .. ((int[])[998, 1000, 1001, 100_000]).Select((length, i) => new Probe(
            $"L6{(char)('a' + i)}", $"a line of data of {length} bytes", "250; 1 stored, bytes kept",
            bench => DataProbes.Send(bench, "Subject: long\r\n\r\n" + new string('x', length) + "\r\n"))),
        new("L7a", "an address that is not ASCII, without SMTPUTF8", "553", bench => bench.Codes("MAIL FROM:<\u00c3\u00a4@client.example>\r\n")),
        new("L7b", "with SMTPUTF8", "250", bench => bench.Codes("MAIL FROM:<\u00c3\u00a4@client.example> SMTPUTF8\r\n")),
        new("L7c", "no UTF-8, with SMTPUTF8", "501", bench => bench.Codes("MAIL FROM:<\u00e4@client.example> SMTPUTF8\r\n")),
    ];

    private static string Noop(int length) => "NOOP " + new string('a', length - 7) + "\r\n";

    private static string After(ProbeBench bench, string bytes)
    {
        using var client = bench.Greeted();
        client.TrySend(System.Text.Encoding.Latin1.GetBytes(bytes));
        return Rest(client);
    }

    private static string Replies(ProbeBench bench)
    {
        using var client = bench.Connect();
        string[] commands =
        [
            Hello, Hello.Replace("client", "\u00ff\u00fe", StringComparison.Ordinal), "HELP\r\n", "VRFY " + new string('v', 1000) + "\r\n",
            "RCPT TO:<\u00e4>\r\n", "XYZ " + new string('z', 3000) + "\r\n",
        ];
        var lines = commands.Select(client.Ask).Prepend(client.Read()).SelectMany(reply => reply.Split('\n')).ToList();
        return lines.Find(line => line.Length > 510 || line.Any(c => c is < ' ' or > '~')) ?? "none is longer or other";
    }
}
