using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules;

/// <summary>What rules need to know of an address without a table: whether it is used inside sites, and whether two are neighbours.</summary>
internal static class AddressRanges
{
    /// <summary>Whether an address never crosses the Internet: RFC 1918, RFC 6598, loopback, link-local, RFC 4193.</summary>
    internal static bool IsPrivate(HostAddress address)
    {
        if (address.IsV6)
        {
            var top = (uint)(address.Bits >> 112);
            return address.Bits <= 1 || (top & 0xFE00) == 0xFC00 || (top & 0xFFC0) == 0xFE80;
        }

        var v = (uint)address.Bits;
        return v >> 24 is 0 or 10 or 127 || v >> 20 == 0xAC1 || v >> 16 is 0xC0A8 or 0xA9FE || v >> 22 == (0x64400000 >> 22);
    }

    /// <summary>
    /// Whether two addresses lie in one /24, or one /64 of IPv6: a mail system's hosts for sending and for receiving often do,
    /// and IPv6 hosts change the lower half of their address at will (RFC 8981).
    /// </summary>
    internal static bool AreNeighbours(HostAddress one, HostAddress other) =>
        one.IsV6 == other.IsV6 && (one.IsV6 ? one.Bits >> 64 == other.Bits >> 64 : one.Bits >> 8 == other.Bits >> 8);
}
