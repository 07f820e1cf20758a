using System.Globalization;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Hosts;

/// <summary>An address, or a block of addresses (CIDR, RFC 4632).</summary>
/// <param name="Base">The first address; the bits beyond the prefix are zero.</param>
/// <param name="Prefix">The prefix length in bits.</param>
internal readonly record struct AddressBlock(HostAddress Base, int Prefix)
{
    /// <summary>The network mask.</summary>
    private UInt128 Mask => Prefix == 0 ? 0 : UInt128.MaxValue << (Base.Width - Prefix);

    /// <summary>Whether the block contains an address.</summary>
    public bool Has(HostAddress address) => address.IsV6 == Base.IsV6 && ((address.Bits ^ Base.Bits) & Mask) == 0;

    /// <summary>The block of a given size around an address.</summary>
    public static AddressBlock Around(HostAddress address, int prefix)
    {
        var block = new AddressBlock(address, Math.Clamp(prefix, 0, address.Width));
        return block with { Base = address with { Bits = address.Bits & block.Mask } };
    }

    /// <summary>Parses "192.0.2.7", "192.0.2.0/24", "2001:db8::/32". Bits beyond the prefix are cleared.</summary>
    public static bool TryParse(string text, out AddressBlock block)
    {
        ArgumentNullException.ThrowIfNull(text);
        block = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!HostAddress.TryParse(slash < 0 ? text : text[..slash], out var address))
        {
            return false;
        }

        var prefix = address.Width;
        if (slash >= 0 && (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out prefix)
            || prefix > address.Width))
        {
            return false;
        }

        block = Around(address, prefix);
        return true;
    }

    /// <summary>The block as text: without a prefix if it is a single address.</summary>
    public override string ToString() =>
        Prefix == Base.Width ? Base.ToString() : string.Create(CultureInfo.InvariantCulture, $"{Base}/{Prefix}");
}
