using System.Buffers.Text;
using ForgeryCheck.Smtp.Syntax;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Clients;

/// <summary>Parses PROXY protocol version 1 (its section 2.1): "PROXY TCP4 192.0.2.7 198.51.100.1 56324 25".</summary>
internal static class ProxyText
{
    /// <summary>The longest line the protocol allows, line end included.</summary>
    private const int MaxLine = 107;

    /// <summary>The bytes a header starts with.</summary>
    internal static ReadOnlySpan<byte> Signature => "PROXY "u8;

    internal static ProxyHeader Read(ReadOnlySpan<byte> input)
    {
        var seen = input[..Math.Min(input.Length, MaxLine)];
        var end = seen.IndexOf("\r\n"u8);
        var line = end < 0 ? seen : seen[..end];

        // The last byte so far may be a CR whose LF has yet to arrive.
        var inner = end < 0 && seen.Length < MaxLine && line.EndsWith("\r"u8) ? line[..^1] : line;
        if (ByteKinds.HasControl(inner))
        {
            return ProxyHeader.Invalid;
        }

        if (end < 0)
        {
            return seen.Length == MaxLine ? ProxyHeader.Invalid : ProxyHeader.NeedMore;
        }

        return ReadLine(line[Signature.Length..], end + 2);
    }

    private static ProxyHeader ReadLine(ReadOnlySpan<byte> line, int used)
    {
        // Everything after UNKNOWN is to be ignored.
        if (line.SequenceEqual("UNKNOWN"u8) || line.StartsWith("UNKNOWN "u8))
        {
            return new(ProxyOutcome.Done, used);
        }

        Span<Range> words = stackalloc Range[6];
        if (line.Split(words, (byte)' ') != 5)
        {
            return ProxyHeader.Invalid;
        }

        var family = line[words[0]];
        var v6 = family.SequenceEqual("TCP6"u8);
        return (v6 || family.SequenceEqual("TCP4"u8))
            && TryAddress(line[words[1]], v6, out var source) && TryAddress(line[words[2]], v6, out _)
            && TryPort(line[words[3]], out var sourcePort) && TryPort(line[words[4]], out _)
            ? new(ProxyOutcome.Done, used) { Source = source, SourcePort = sourcePort }
            : ProxyHeader.Invalid;
    }

    private static bool TryAddress(ReadOnlySpan<byte> text, bool v6, out HostAddress address)
    {
        address = default;
        return (v6 ? DomainSyntax.IsV6(text) : !text.ContainsAny(":%"u8)) && HostAddress.TryParse(text, out address);
    }

    private static bool TryPort(ReadOnlySpan<byte> text, out int port)
    {
        port = 0;
        return text.Length is > 0 and <= 5 && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9') && (text.Length == 1 || text[0] != '0')
            && Utf8Parser.TryParse(text, out port, out _) && port <= ushort.MaxValue;
    }
}
