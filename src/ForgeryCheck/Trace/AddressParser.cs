namespace ForgeryCheck.Trace;

/// <summary>Strict parser for IPv4 and IPv6 addresses: dotted quads of plain decimal numbers, and the text forms of RFC 4291 section 2.2.</summary>
internal static class AddressParser
{
    internal static bool TryParse(ReadOnlySpan<byte> text, out HostAddress address)
    {
        // RFC 5321 section 4.1.3 prefixes "IPv6:"; zone ids ("%3", "%eth0") are local to the host that wrote them.
        if (text.Length > 5 && System.Text.Ascii.EqualsIgnoreCase(text[..5], "IPv6:"u8))
        {
            text = text[5..];
        }

        var zone = text.IndexOf((byte)'%');
        if (zone > 0)
        {
            text = text[..zone];
        }

        if (TryParseV4(text, out var v4))
        {
            address = new HostAddress(v4, false);
            return true;
        }

        return TryParseV6(text, out address);
    }

    internal static bool TryParseV4(ReadOnlySpan<byte> text, out uint value)
    {
        value = 0;
        if (text.Length is < 7 or > 15)
        {
            return false;
        }

        int octets = 0, digits = 0;
        uint octet = 0;
        foreach (var c in text)
        {
            if (c is >= (byte)'0' and <= (byte)'9')
            {
                // No mail host writes a leading zero ("192.05.59.36"): report it as malformed.
                if (++digits > 3 || (digits > 1 && octet == 0))
                {
                    return false;
                }

                octet = (octet * 10) + (uint)(c - '0');
            }
            else if (c == '.' && digits > 0 && octet <= 255 && octets < 3)
            {
                value = (value << 8) | octet;
                octets++;
                digits = 0;
                octet = 0;
            }
            else
            {
                return false;
            }
        }

        value = (value << 8) | octet;
        return octets == 3 && digits > 0 && octet <= 255;
    }

    private static bool TryParseV6(ReadOnlySpan<byte> text, out HostAddress address)
    {
        address = default;
        if (text.Length is < 2 or > 45)
        {
            return false;
        }

        Span<ushort> groups = stackalloc ushort[8];
        int count = 0, gap = -1, at = 0;
        if (text[0] == ':')
        {
            if (text[1] != ':')
            {
                return false;
            }

            gap = 0;
            at = 2;
        }

        while (at < text.Length)
        {
            int start = at;
            uint group = 0;
            while (at < text.Length && at - start < 5 && HexValue(text[at]) is >= 0 and var digit)
            {
                group = (group << 4) | (uint)digit;
                at++;
            }

            if (at < text.Length && text[at] == '.')
            {
                // RFC 4291 section 2.2.3: the last 32 bits may be written as a dotted quad.
                if (count > 6 || !TryParseV4(text[start..], out var tail))
                {
                    return false;
                }

                groups[count++] = (ushort)(tail >> 16);
                groups[count++] = (ushort)tail;
                break;
            }

            if (at == start || at - start > 4 || count == 8)
            {
                return false;
            }

            groups[count++] = (ushort)group;
            if (at == text.Length)
            {
                break;
            }

            if (text[at++] != ':' || at == text.Length)
            {
                return false;
            }

            if (text[at] == ':')
            {
                if (gap >= 0)
                {
                    return false;
                }

                gap = count;
                at++;
            }
        }

        if (gap < 0 ? count != 8 : count > 7)
        {
            return false;
        }

        UInt128 bits = 0;
        for (var i = 0; i < 8; i++)
        {
            ushort group = gap < 0 || i < gap ? groups[i]
                : i >= 8 - (count - gap) ? groups[i - (8 - count)]
                : (ushort)0;
            bits = (bits << 16) | group;
        }

        // ::ffff:a.b.c.d is an IPv4 peer seen through a dual-stack socket (RFC 4291 section 2.5.5.2).
        address = bits >> 32 == 0xFFFF ? new HostAddress((uint)bits, false) : new HostAddress(bits, true);
        return true;
    }

    private static int HexValue(byte c) => c switch
    {
        >= (byte)'0' and <= (byte)'9' => c - '0',
        >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
        _ => -1,
    };
}
