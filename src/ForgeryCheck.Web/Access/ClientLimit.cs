using System.Collections.Concurrent;
using System.Net;

namespace ForgeryCheck.Web.Access;

/// <summary>Bounds how much one client has at once, of connections or of requests in progress: an IPv4 address or an IPv6 /64, which one customer has.</summary>
/// <param name="most">The bound; 0 for none.</param>
internal sealed class ClientLimit(int most)
{
    private readonly ConcurrentDictionary<UInt128, int> _busy = new();

    /// <summary>Enters one more; false if that is too many. After true, <see cref="Leave"/> has to follow.</summary>
    internal bool TryEnter(IPAddress? address)
    {
        if (most > 0 && _busy.AddOrUpdate(Key(address), 1, static (_, count) => count + 1) > most)
        {
            Leave(address);
            return false;
        }

        return true;
    }

    /// <summary>One has ended.</summary>
    internal void Leave(IPAddress? address)
    {
        var key = Key(address);
        while (most > 0 && _busy.TryGetValue(key, out var count))
        {
            if (count <= 1 ? _busy.TryRemove(new(key, count)) : _busy.TryUpdate(key, count - 1, count))
            {
                return;
            }
        }
    }

    private static UInt128 Key(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (address is null || !address.MapToIPv6().TryWriteBytes(bytes, out _))
        {
            return 0;
        }

        if (!address.IsIPv4MappedToIPv6 && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6)
        {
            bytes[8..].Clear();
        }

        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
