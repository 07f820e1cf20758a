using System.Text;

namespace ForgeryCheck.Benchmarks.Smtp;

/// <summary>Which messages of a <see cref="Clients.TokenLoad"/> are in a spool, whole or torn.</summary>
internal sealed class SpoolTokens
{
    private static readonly byte[] Begin = "\nX-Begin: <<"u8.ToArray();
    private static readonly byte[] End = "\nX-End: <<"u8.ToArray();

    /// <summary>How often each message is there whole.</summary>
    internal Dictionary<string, int> Whole { get; } = [];

    /// <summary>How many are there in part.</summary>
    internal int Torn { get; private set; }

    /// <summary>Reads what counts as kept: files that are not under way (tmp), no notes about messages (JSON), and not what a recovery put aside (torn).</summary>
    internal static SpoolTokens Read(string spool)
    {
        var tokens = new SpoolTokens();
        foreach (var file in Directory.EnumerateFiles(spool, "*", SearchOption.AllDirectories))
        {
            var folder = Path.GetFileName(Path.GetDirectoryName(file));
            var extension = Path.GetExtension(file);
            if (folder != "tmp" && extension != ".torn" && !extension.Contains("json", StringComparison.Ordinal))
            {
                tokens.Add(File.ReadAllBytes(file));
            }
        }

        return tokens;
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        while (bytes.IndexOf(Begin) is >= 0 and var begin)
        {
            bytes = bytes[(begin + Begin.Length)..];
            var token = Token(bytes);
            var next = bytes.IndexOf(Begin);
            var own = next < 0 ? bytes : bytes[..next];
            if (own.IndexOf(End) is >= 0 and var end && Token(own[(end + End.Length)..]) == token)
            {
                Whole[token] = Whole.GetValueOrDefault(token) + 1;
            }
            else
            {
                Torn++;
            }
        }
    }

    private static string Token(ReadOnlySpan<byte> bytes) => bytes.IndexOf(">>"u8) is >= 0 and < 100 and var end ? Encoding.ASCII.GetString(bytes[..end]) : "";
}
