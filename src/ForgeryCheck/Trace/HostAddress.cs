using System.Globalization;
using System.Net;
using System.Text.Unicode;

namespace ForgeryCheck.Trace;

/// <summary>
/// An IP address as evidence: a plain number, with IPv4-mapped IPv6 unwrapped and the zone dropped. <see cref="IPAddress"/> is not used because its
/// parser accepts what no mail host writes ("1.2" for 1.0.0.2).
/// </summary>
/// <param name="Bits">The address; IPv4 in the lowest 32 bits.</param>
/// <param name="IsV6">Whether it is an IPv6 address.</param>
public readonly record struct HostAddress(UInt128 Bits, bool IsV6)
{
    /// <summary>The length of the longest text, an IPv6 address that ends with an IPv4 address.</summary>
    internal const int MostLetters = 45;

    /// <summary>The number of bits of an address of this family.</summary>
    public int Width => IsV6 ? 128 : 32;

    /// <summary>The address as text; IPv6 in the form of RFC 5952.</summary>
    public override string ToString()
    {
        if (!IsV6)
        {
            var v = (uint)Bits;
            return string.Create(CultureInfo.InvariantCulture, $"{v >> 24}.{(v >> 16) & 255}.{(v >> 8) & 255}.{v & 255}");
        }

        return ToAddress().ToString();
    }

    /// <summary>Writes the address as ASCII text, of at most <see cref="MostLetters"/>, and returns its length.</summary>
    internal int Write(Span<byte> text)
    {
        int length;
        if (!IsV6)
        {
            var v = (uint)Bits;
            Utf8.TryWrite(text, CultureInfo.InvariantCulture, $"{v >> 24}.{(v >> 16) & 255}.{(v >> 8) & 255}.{v & 255}", out length);
        }
        else
        {
            ToAddress().TryFormat(text, out length);
        }

        return length;
    }

    /// <summary>Parses an address. Accepts "IPv6:", a zone ("%eth0") and the IPv4-mapped form.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out HostAddress address) => AddressParser.TryParse(text, out address);

    /// <summary>Parses an address.</summary>
    public static bool TryParse(string text, out HostAddress address)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<byte> bytes = stackalloc byte[64];
        if (text.Length > bytes.Length || System.Text.Ascii.FromUtf16(text, bytes, out var written) != System.Buffers.OperationStatus.Done)
        {
            address = default;
            return false;
        }

        return AddressParser.TryParse(bytes[..written], out address);
    }

    private IPAddress ToAddress()
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, Bits);
        return new IPAddress(bytes);
    }
}
