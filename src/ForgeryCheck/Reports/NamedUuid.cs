using System.Security.Cryptography;
using System.Text;

namespace ForgeryCheck.Reports;

/// <summary>UUIDs made from names, so that the same input gives the same bytes.</summary>
internal static class NamedUuid
{
    /// <summary>Our own namespace.</summary>
    private static readonly Guid Own = new("6dda23e2-449b-41e4-98c2-44153f2ac29c");

    /// <summary>The UUID of a name of ours, version 5 (RFC 9562 section 5.5).</summary>
    internal static Guid Of(string name) => Of(Own, name);

    /// <summary>The UUID of a name within a namespace, version 5.</summary>
    internal static Guid Of(Guid space, string name)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // SHA-1 is what version 5 is made of; nothing is secured by it.
        SHA1.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)], hash);
#pragma warning restore CA5350
        return WithVersion(hash[..16], 5);
    }

    /// <summary>
    /// A UUID of the form of a random one, version 4, for formats that demand it. Its bits are those of the SHA-256 of a name, which nobody can tell from
    /// random ones.
    /// </summary>
    internal static Guid LikeRandom(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Own} {name}"), hash);
        return WithVersion(hash[..16], 4);
    }

    private static Guid WithVersion(Span<byte> bits, int version)
    {
        bits[6] = (byte)((bits[6] & 0x0F) | (version << 4));
        bits[8] = (byte)((bits[8] & 0x3F) | 0x80);
        return new Guid(bits, bigEndian: true);
    }
}
