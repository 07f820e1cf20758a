namespace ForgeryCheck.Trace;

/// <summary>Reads an address from a Received line, with the port that some hosts append to it.</summary>
internal static class AddressReader
{
    /// <summary>Reads "192.0.2.1", "IPv6:2001:db8::1", "192.0.2.1:2525", "192.0.2.1.2525" (Exim 3), "192.0.2.1 port:2525".</summary>
    internal static bool TryRead(ReadOnlySpan<byte> text, TextSpan where, out HostAddress address, out TextSpan span, out TextSpan port)
    {
        port = default;
        span = Trim(text, where);
        var bytes = text.Slice(span.Start, span.Length);
        if (bytes.Length is < 2 or > 80 || !MayBegin(bytes[0]))
        {
            address = default;
            return false;
        }

        if (AddressParser.TryParse(bytes, out address))
        {
            return true;
        }

        var blank = bytes.IndexOfAny((byte)' ', (byte)'\t');
        if (blank > 0)
        {
            var rest = Trim(text, TextSpan.Between(span.Start + blank, span.End));
            if (AsciiWords.StartsWith(text.Slice(rest.Start, rest.Length), "port"u8))
            {
                port = new TextSpan(rest.Start + 5, Math.Max(0, rest.Length - 5));
            }

            span = new TextSpan(span.Start, blank);
            return AddressParser.TryParse(bytes[..blank], out address);
        }

        var colon = bytes.LastIndexOf((byte)':');
        var cut = colon > 0 && bytes[..colon].IndexOf((byte)':') < 0 ? colon : FourthDot(bytes);
        if (cut > 0 && AddressParser.TryParse(bytes[..cut], out address))
        {
            port = TextSpan.Between(span.Start + cut + 1, span.End);
            span = new TextSpan(span.Start, cut);
            return true;
        }

        return false;
    }

    /// <summary>Whether text in an address position looks like an address but is not one: "62.59.36.551".</summary>
    internal static bool LooksLikeAddress(ReadOnlySpan<byte> bytes) => bytes.Length >= 5 && AsciiWords.IsDotted(bytes) && Dots(bytes) == 3;

    private static bool MayBegin(byte c) => AsciiWords.IsDigit(c) || c == ':' || (uint)((c | 0x20) - 'a') <= 5 || (c | 0x20) == 'i';

    private static int Dots(ReadOnlySpan<byte> bytes) => System.MemoryExtensions.Count(bytes, (byte)'.');

    private static int FourthDot(ReadOnlySpan<byte> bytes) =>
        AsciiWords.IsDotted(bytes) && Dots(bytes) == 4 ? bytes.LastIndexOf((byte)'.') : -1;

    private static TextSpan Trim(ReadOnlySpan<byte> text, TextSpan span)
    {
        int start = span.Start, end = span.End;
        while (start < end && (text[start] <= ' ' || text[start] is (byte)'[' or (byte)'('))
        {
            start++;
        }

        while (end > start && (text[end - 1] <= ' ' || text[end - 1] is (byte)']' or (byte)')' or (byte)','))
        {
            end--;
        }

        return TextSpan.Between(start, end);
    }
}
