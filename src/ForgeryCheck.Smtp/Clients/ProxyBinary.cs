using System.Buffers.Binary;
using System.Numerics;
using ForgeryCheck.Smtp.Wire;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Clients;

/// <summary>Parses PROXY protocol version 2 (its section 2.2).</summary>
internal static class ProxyBinary
{
    /// <summary>Signature, version and command, family, length.</summary>
    private const int FixedLength = 16;

    private const int Version2Local = 0x20;
    private const int Version2Proxy = 0x21;
    private const int Unspecified = 0;
    private const int V4 = 1;
    private const int V6 = 2;
    private const int Unix = 3;
    private const int Stream = 1;
    private const int Datagram = 2;

    /// <summary>PP2_TYPE_CRC32C.</summary>
    private const byte ChecksumType = 0x03;

    /// <summary>The bytes a header starts with.</summary>
    internal static ReadOnlySpan<byte> Signature => "\r\n\r\n\0\r\nQUIT\n"u8;

    internal static ProxyHeader Read(ReadOnlySpan<byte> input)
    {
        // Rejected as early as possible: there is no point in waiting for more from a peer that cannot be understood.
        if (input.Length > 12 && input[12] is not (Version2Local or Version2Proxy))
        {
            return ProxyHeader.Invalid;
        }

        if (input.Length > 13 && (input[13] >> 4 > Unix || (input[13] & 15) > Datagram))
        {
            return ProxyHeader.Invalid;
        }

        if (input.Length < FixedLength)
        {
            return ProxyHeader.NeedMore;
        }

        var length = FixedLength + BinaryPrimitives.ReadUInt16BigEndian(input[14..]);
        return length > ProxyHeader.MaxLength ? ProxyHeader.Invalid
            : input.Length < length ? ProxyHeader.NeedMore
            : ReadWhole(input[..length]);
    }

    private static ProxyHeader ReadWhole(ReadOnlySpan<byte> header)
    {
        var done = new ProxyHeader(ProxyOutcome.Done, header.Length);
        if (header[12] == Version2Local)
        {
            return done with { IsLocal = true }; // the addresses and everything after them are to be ignored
        }

        var family = header[13] >> 4;
        if (family == Unspecified)
        {
            return done;
        }

        var addresses = header[FixedLength..];
        var size = family switch { V4 => 12, V6 => 36, _ => 216 };
        if (addresses.Length < size || !AreFieldsSound(header, FixedLength + size))
        {
            return ProxyHeader.Invalid;
        }

        // SMTP runs over streams only; a Unix socket or a datagram gives no client address.
        if (family == Unix || (header[13] & 15) != Stream)
        {
            return done;
        }

        var width = family == V4 ? 4 : 16;
        return done with
        {
            Source = Address(addresses[..width]),
            SourcePort = BinaryPrimitives.ReadUInt16BigEndian(addresses[(2 * width)..]),
        };
    }

    private static HostAddress Address(ReadOnlySpan<byte> bytes) => bytes.Length == 4
        ? new(BinaryPrimitives.ReadUInt32BigEndian(bytes), IsV6: false)
        : PeerAddress.FromV6(BinaryPrimitives.ReadUInt128BigEndian(bytes));

    /// <summary>Whether the TLVs after the addresses end exactly at the end of the header, and their checksum, if any, is right.</summary>
    private static bool AreFieldsSound(ReadOnlySpan<byte> header, int at)
    {
        var checksumAt = -1;
        while (at < header.Length)
        {
            if (header.Length - at < 3)
            {
                return false;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(header[(at + 1)..]);
            if (header.Length - at - 3 < length)
            {
                return false;
            }

            if (header[at] == ChecksumType)
            {
                if (length != 4 || checksumAt >= 0)
                {
                    return false;
                }

                checksumAt = at + 3;
            }

            at += 3 + length;
        }

        return checksumAt < 0 || BinaryPrimitives.ReadUInt32BigEndian(header[checksumAt..]) == Checksum(header, checksumAt);
    }

    /// <summary>The CRC32C (RFC 4960 appendix B) of the header, with the checksum field taken as zero.</summary>
    private static uint Checksum(ReadOnlySpan<byte> header, int checksumAt)
    {
        var crc = uint.MaxValue;
        for (var i = 0; i < header.Length; i++)
        {
            crc = BitOperations.Crc32C(crc, i >= checksumAt && i < checksumAt + 4 ? (byte)0 : header[i]);
        }

        return ~crc;
    }
}
