using System.Text;
using ForgeryCheck.Benchmarks.Smtp.Clients;
using static ForgeryCheck.Benchmarks.Smtp.Probes.ProbeBench;

namespace ForgeryCheck.Benchmarks.Smtp.Probes;

/// <summary>What comes before its turn, or all at once, or with nobody reading the answers (RFC 2920); too many of anything.</summary>
internal static class OrderProbes
{
    private const string Message = "Subject: p\r\n\r\nbody\r\n.\r\n";

    internal static IEnumerable<Probe> List() =>
    [
        new("P1", "EHLO before the greeting", "220 250|554 .*|421 .*", EarlyTalk),
        new("P2a", "EHLO, MAIL, RCPT in one segment", "220 250 250 250", bench => AtOnce(bench, Hello + Mail + Rcpt)),
        new("P2b", "HELO, then MAIL, RCPT at once", "220 250 250 250", bench => AtOnce(bench, "HELO client.example\r\n" + Mail + Rcpt)),
        new(
            "P3", "the message before 354", "220 250 250 250 354 250 221 end; 1 stored",
            bench => $"{AtOnce(bench, Hello + Mail + Rcpt + Data + Message + Quit)}; {bench.Stored()}"),
        new("P4a", "EHLO and 10,000 NOOPs, replies not read for 1 s", "99 x 250, 1 x 421, 1 x end", bench => Unread(bench, string.Concat(Enumerable.Repeat("NOOP\r\n", 10_000)))),
        new(
            "P4b", "MAIL, 10,000 RCPTs, replies not read for 1 s", "1001 x 250, (9000 x 452|20 x 452, 1 x 421, 1 x end)",
            bench => Unread(bench, Mail + string.Concat(Enumerable.Repeat(Rcpt, 10_000)))),
        new("P5", "the end of data and the next transaction at once", "250 250 250 354 250; 2 stored", Next),
        new("R3a", "bad commands until 421", "20 x 500, then 421 end", bench => Until(bench, "NONSENSE\r\n")),
        new("R3b", "EHLO and NOOPs until 421", "99 x 250, then 421 end", bench => Until(bench, "NOOP\r\n")),
        new("R4", "1,200 recipients", "1000 x 250, then 452; 354 250; 1 stored", Recipients),
    ];

    private static string EarlyTalk(ProbeBench bench)
    {
        using var client = bench.Connect();
        client.Send(Hello);
        return Rest(client);
    }

    private static string AtOnce(ProbeBench bench, string bytes)
    {
        using var client = bench.Connect();
        client.Send(bytes);
        return Rest(client);
    }

    private static string Unread(ProbeBench bench, string bytes)
    {
        using var client = bench.Greeted();
        client.TrySend(Encoding.ASCII.GetBytes(bytes));
        Thread.Sleep(1000);
        var codes = Rest(client).Split(' ').ToList();
        var runs = codes.Index().Where(c => c.Index == 0 || codes[c.Index - 1] != c.Item).ToList();
        return string.Join(", ", runs.Select((run, i) => $"{(i + 1 < runs.Count ? runs[i + 1].Index : codes.Count) - run.Index} x {run.Item}"));
    }

    private static string Next(ProbeBench bench)
    {
        using var client = bench.InData();
        client.Send(Message + Mail + Rcpt + Data + Message);
        return $"{Rest(client)}; {bench.Stored()}";
    }

    private static string Until(ProbeBench bench, string command)
    {
        using var client = bench.Greeted();
        var first = WireClient.Code(client.Ask(command));
        var count = 1;
        string code;
        while ((code = WireClient.Code(client.Ask(command))) == first && count < 5000)
        {
            count++;
        }

        return $"{count} x {first}, then {code} {client.ReadCode()}";
    }

    private static string Recipients(ProbeBench bench)
    {
        using var client = bench.Greeted();
        Codes(client, Mail);
        var codes = Enumerable.Range(0, 1010).Select(i => WireClient.Code(client.Ask($"RCPT TO:<b{i}@x.example>\r\n"))).ToList();
        var refused = codes.FindIndex(c => c != "250");
        var taken = refused < 0 ? $"{codes.Count} x 250" : $"{refused} x 250, then {codes[refused]}";
        return $"{taken}; {Codes(client, Data, Message)}; {bench.Stored()}";
    }
}
