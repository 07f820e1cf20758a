using System.Buffers.Binary;
using System.Net;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Wire;

/// <summary>The address of a socket as evidence.</summary>
internal static class PeerAddress
{
    /// <summary>The address; an IPv4-mapped one from a dual-stack socket (::ffff:192.0.2.7) becomes plain IPv4, and a zone is dropped.</summary>
    internal static HostAddress From(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var written);
        if (written == 4)
        {
            return new(BinaryPrimitives.ReadUInt32BigEndian(bytes), IsV6: false);
        }

        return FromV6(BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }

    /// <summary>The address in sixteen bytes; IPv4-mapped ones are unwrapped (RFC 4291 section 2.5.5.2).</summary>
    internal static HostAddress FromV6(UInt128 bits) => bits >> 32 == 0xFFFF ? new((uint)bits, IsV6: false) : new(bits, IsV6: true);
}
