using System.Globalization;
using System.Text;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Names;

/// <summary>Reverse zone names of addresses: in-addr.arpa (RFC 1035 section 3.5) and ip6.arpa (RFC 3596 section 2.5).</summary>
internal static class ReverseZone
{
    private const string V4 = ".in-addr.arpa";
    private const string V6 = ".ip6.arpa";

    /// <summary>The name of an address's PTR records.</summary>
    internal static string NameOf(HostAddress address)
    {
        if (!address.IsV6)
        {
            var v = (uint)address.Bits;
            return string.Create(CultureInfo.InvariantCulture, $"{v & 255}.{(v >> 8) & 255}.{(v >> 16) & 255}.{v >> 24}{V4}");
        }

        return string.Create(63 + V6.Length, address.Bits, static (text, bits) =>
        {
            for (var i = 0; i < 32; i++)
            {
                text[2 * i] = "0123456789abcdef"[(int)((bits >> (4 * i)) & 15)];
                if (i < 31)
                {
                    text[(2 * i) + 1] = '.';
                }
            }

            V6.CopyTo(text[63..]);
        });
    }

    /// <summary>The address of a name in the reverse tree; false if it is not a complete address.</summary>
    internal static bool TryParse(string name, out HostAddress address)
    {
        address = default;
        if (name.EndsWith(V4, StringComparison.Ordinal) && name.Length <= 15 + V4.Length)
        {
            var labels = name[..^V4.Length].Split('.');
            Array.Reverse(labels);
            return HostAddress.TryParse(string.Join('.', labels), out address) && !address.IsV6;
        }

        if (!name.EndsWith(V6, StringComparison.Ordinal) || name.Length != 63 + V6.Length)
        {
            return false;
        }

        var text = new StringBuilder(39);
        for (var i = 62; i >= 0; i -= 2)
        {
            text.Append(name[i]);
            if (i < 62 && name[i + 1] != '.')
            {
                return false;
            }

            if (text.Length % 5 == 4 && i > 0)
            {
                text.Append(':');
            }
        }

        // A dotted or mapped spelling has another length, so a parsed name maps back to itself.
        return HostAddress.TryParse(text.ToString(), out address) && address.IsV6;
    }
}
