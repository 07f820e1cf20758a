using System.Text;
using static ForgeryCheck.Benchmarks.Smtp.Probes.ProbeBench;

namespace ForgeryCheck.Benchmarks.Smtp.Probes;

/// <summary>Bytes that some server takes for the end of data, each with a whole second transaction behind it (RFC 5321 sections 2.3.8 and 4.1.1.4).</summary>
internal static class SmugglingProbes
{
    private const string Evil = "MAIL FROM:<evil@client.example>\r\nRCPT TO:<b@x.example>\r\nDATA\r\nSubject: smuggled\r\n\r\nevil";

    private static readonly string[] LookAlikes =
        ["\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r.\r\n", "\r\n.\r", "\r.\n", "\n.\r", "\r\n.\r\r\n", "\r\n.\0\r\n", "\r\n\0.\r\n", "\r\n. \r\n"];

    /// <summary>All of them.</summary>
    /// <param name="rejects">Whether the listener refuses bare line ends.</param>
    internal static IEnumerable<Probe> List(bool rejects)
    {
        for (var i = 0; i < LookAlikes.Length; i++)
        {
            var variant = LookAlikes[i];
            var isRefused = rejects && HasBareNewline(variant);
            var expected = isRefused ? "550; 0 stored" : "250; 1 stored, bytes kept";
            var body = $"Subject: one\r\n\r\nbody{variant}{Evil}\r\n";
            yield return new Probe($"S{i + 1}", Show(variant), expected, bench => Run(bench, body, isRefused, atOnce: true));
            yield return new Probe($"S14.{i + 1}", Show(variant) + " byte by byte", expected, bench => Run(bench, body, isRefused, atOnce: false));
            yield return new Probe($"S15.{i + 1}", Show(variant) + " right after 354", expected, bench => Run(bench, variant + Evil + "\r\n", isRefused, atOnce: true));
        }

        yield return new Probe(
            "S13", "\\r\\r\\n.\\r\\n is the end", rejects ? "550 250 250 354 250; 1 stored" : "250 250 250 354 250; 2 stored", bench =>
            {
                using var client = bench.InData();
                client.Send($"Subject: one\r\n\r\nbody\r\r\n.\r\n{Evil}\r\n.\r\n");
                return $"{Rest(client)}; {bench.Stored()}";
            });
        yield return new Probe(
            "S16a", "BDAT that holds \\r\\n.\\r\\n", "250; 1 stored, bytes kept",
            bench => Chunks(bench, "Subject: c\r\n\r\na\r\n.\r\nMAIL FROM:<evil@x.example>\r\n"));
        yield return new Probe(
            "S16b", "BDAT chunks, cut between CR and LF", "250 250 250; 1 stored, bytes kept",
            bench => Chunks(bench, "Subject: c\r\n\r\na\r", "\n.\r", "\nb\r\n"));
    }

    private static string Run(ProbeBench bench, string body, bool isRefused, bool atOnce)
    {
        using var client = bench.InData();
        var bytes = Encoding.Latin1.GetBytes(body + ".\r\n");
        if (atOnce)
        {
            client.Send(bytes);
        }
        else
        {
            client.SendByteByByte(bytes);
        }

        return $"{Rest(client)}; {bench.Stored(isRefused ? null : Unstuff(body))}";
    }

    private static string Chunks(ProbeBench bench, params string[] chunks)
    {
        using var client = bench.Greeted();
        Codes(client, Mail, Rcpt);
        for (var i = 0; i < chunks.Length; i++)
        {
            client.Send($"BDAT {chunks[i].Length}{(i == chunks.Length - 1 ? " LAST" : "")}\r\n{chunks[i]}");
        }

        return $"{Rest(client)}; {bench.Stored(string.Concat(chunks))}";
    }

    // RFC 5321 section 4.5.2: the first dot of a line goes, where a line begins after CR LF or at the start.
    private static string Unstuff(string body) => ("\r\n" + body).Replace("\r\n.", "\r\n", StringComparison.Ordinal)[2..];

    private static bool HasBareNewline(string variant)
    {
        var rest = variant.Replace("\r\n", "", StringComparison.Ordinal);
        return rest.Contains('\r', StringComparison.Ordinal) || rest.Contains('\n', StringComparison.Ordinal);
    }

    private static string Show(string bytes) =>
        bytes.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\0", "\\0", StringComparison.Ordinal);
}
