using System.Text;
using static ForgeryCheck.Benchmarks.Smtp.Probes.ProbeBench;

namespace ForgeryCheck.Benchmarks.Smtp.Probes;

/// <summary>Commands that only trusted peers may send, other protocols on the port, and text that would do harm where it is shown.</summary>
internal static class ForeignProbes
{
    internal static IEnumerable<Probe> List() =>
    [
        new("X1a", "PROXY by a stranger", "220 (500|421|550)( end)?", bench => AtOnce(bench, "PROXY TCP4 192.0.2.1 192.0.2.2 1 25\r\n")),
        new("X1b", "XCLIENT by a stranger", "5[05]0 250", bench => bench.Codes("XCLIENT ADDR=192.0.2.1\r\n", Mail)),
        new("X1c", "XFORWARD by a stranger", "5[05]0 250", bench => bench.Codes("XFORWARD ADDR=192.0.2.1\r\n", Mail)),
        new("X2a", "PROXY version 2 by a stranger: nothing of it is run", "220 ([45]\\d\\d )+end", bench => AtOnce(bench, "\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0C" + "aaaabbbbccdd")),
        new("X3", "XCLIENT is not offered", "no", bench => Offers(bench, "XCLIENT")),
        new("X4a", "ANSI escape in an address", "501 250", bench => bench.Codes("MAIL FROM:<\u001b[2J@client.example>\r\n", Mail)),
        new("X4b", "a format string in HELO", "(250|501)", bench => bench.Codes("EHLO %s%n{0}\r\n")),
        new("X5a", "GET / HTTP/1.1", "220 (221|421) end", bench => AtOnce(bench, "GET / HTTP/1.1\r\nHost: x.example\r\n\r\n")),
        new(
            "X5b", "POST, with a transaction in its body", "220 (221|421) end; 0 stored",
            bench => $"{AtOnce(bench, "POST / HTTP/1.1\r\nHost: x.example\r\n\r\n" + Hello + Mail + Rcpt + Data + "\r\n.\r\n")}; {bench.Stored()}"),
        new("X5c", "a TLS ClientHello", "220 (221|421) end", bench => AtOnce(bench, "\x16\x03\x01\x02\0\x01\0\x01\u00fc\x03\x03")),
        new("X5d", "SSH", "220 (221|421) end", bench => AtOnce(bench, "SSH-2.0-OpenSSH_9.2\r\n")),
        new("X5e", "RDP", "220 (221|421) end", bench => AtOnce(bench, "\x03\0\0\x13\x0E\u00e0\0\0\0\0\0\x01\0\x08\0\x03\0\0\0")),
        new("G1", "no HELO before MAIL", "503", bench => Raw(bench, Mail)),
        new("G2", "DATA without RCPT; RCPT without MAIL", "503 250 503", bench => bench.Codes(Rcpt, Mail, Data)),
        new("G3", "EHLO within a transaction resets it", "250 250 503", bench => bench.Codes(Mail, Hello, Rcpt)),
        new("G4", "postmaster without a domain", "250 250", bench => bench.Codes(Mail, "RCPT TO:<postmaster>\r\n")),
        new("G5", "VRFY, EXPN, HELP", "252 502 214", bench => bench.Codes("VRFY b\r\n", "EXPN l\r\n", "HELP\r\n")),
    ];

    private static string AtOnce(ProbeBench bench, string bytes)
    {
        using var client = bench.Connect();
        client.TrySend(Encoding.Latin1.GetBytes(bytes));
        return Rest(client);
    }

    private static string Raw(ProbeBench bench, string command)
    {
        using var client = bench.Connect();
        client.Read();
        return Codes(client, command);
    }

    private static string Offers(ProbeBench bench, string keyword)
    {
        using var client = bench.Connect();
        client.Read();
        return client.Ask(Hello).Contains(keyword, StringComparison.OrdinalIgnoreCase) ? "yes" : "no";
    }
}
