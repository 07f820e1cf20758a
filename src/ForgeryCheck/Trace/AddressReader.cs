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

    /// <summary>
    /// Whether text in an address position looks like an address but is not one: "62.59.36.551", "IPv6:2001:db8::12345". Without "IPv6:" (RFC 5321
    /// section 4.1.3), text with colons is meant as an address only in brackets.
    /// </summary>
    /// <param name="text">The line.</param>
    /// <param name="where">The text in it.</param>
    /// <param name="isHosts">Whether the host wrote it, not the client: then too few or too many numbers in brackets are meant as an address, too.</param>
    internal static bool LooksLikeAddress(ReadOnlySpan<byte> text, TextSpan where, bool isHosts)
    {
        var bytes = text.Slice(where.Start, where.Length);
        if (bytes.Length < 3)
        {
            return false;
        }

        return AsciiWords.StartsWith(bytes, "ipv6:"u8) ? LooksLikeV6(bytes[5..], 1) || AsciiWords.IsDotted(bytes[5..])
            : where.Start > 0 && text[where.Start - 1] == '[' && (LooksLikeV6(bytes, 2) || (isHosts && AsciiWords.IsDotted(bytes)))
            || (bytes.Length >= 5 && AsciiWords.IsDotted(bytes) && Dots(bytes) == 3);
    }

    /// <summary>Letters and digits in groups; with an x, "2001:db8:xxxx::1", a person hid a part of the address and wrote no false one.</summary>
    private static bool LooksLikeV6(ReadOnlySpan<byte> bytes, int leastColons)
    {
        var zone = bytes.IndexOf((byte)'%');
        bytes = zone > 0 ? bytes[..zone] : bytes;
        int colons = 0, digits = 0, dots = 0;
        foreach (var c in bytes)
        {
            colons += c == ':' ? 1 : 0;
            dots += c == '.' ? 1 : 0;
            digits += AsciiWords.IsDigit(c) ? 1 : 0;
            if ((c == ':' && dots > 0) || (c | 0x20) == 'x' || !(c is (byte)':' or (byte)'.' || AsciiWords.IsDigit(c) || AsciiWords.IsLetter(c)))
            {
                return false;
            }
        }

        // "2001:db8::1.2525" is an address with a port, as Exim 3 writes it.
        return colons >= leastColons && (digits > 0 || colons == bytes.Length) && dots is 0 or 3;
    }

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
