namespace ForgeryCheck.Reports.Abuse;

/// <summary>The header as evidence: its bytes, or its lines as text.</summary>
internal static class HeaderLines
{
    private const int Tab = 8;

    /// <summary>The bytes as read, without the empty line below them. If a report has no header, its Received fields.</summary>
    internal static ReadOnlyMemory<byte> Bytes(Report report)
    {
        if (report.Header is { } header)
        {
            return header.Bytes;
        }

        var bytes = new List<byte>();
        foreach (var hop in report.Hops)
        {
            bytes.AddRange("Received:"u8);
            bytes.AddRange(hop.Line.Bytes.Span);
            bytes.AddRange("\r\n"u8);
        }

        return bytes.ToArray();
    }

    /// <summary>Its lines, top first, without line ends, and with tabs expanded; not yet escaped.</summary>
    internal static IEnumerable<string> Of(Report report)
    {
        var bytes = Bytes(report);
        while (!bytes.IsEmpty)
        {
            var end = bytes.Span.IndexOfAny((byte)'\r', (byte)'\n');
            var line = end < 0 ? bytes : bytes[..end];
            yield return Expand(TraceText.Decode(line.Span));
            var isPair = end >= 0 && end + 1 < bytes.Length && bytes.Span[end] == '\r' && bytes.Span[end + 1] == '\n';
            bytes = end < 0 ? default : bytes[(end + (isPair ? 2 : 1))..];
        }
    }

    private static string Expand(string line)
    {
        for (var at = line.IndexOf('\t', StringComparison.Ordinal); at >= 0; at = line.IndexOf('\t', at))
        {
            line = string.Concat(line.AsSpan(0, at), new string(' ', Tab - (at % Tab)), line.AsSpan(at + 1));
        }

        return line;
    }
}
