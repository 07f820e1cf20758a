using System.Collections.Concurrent;
using System.Net;
using ForgeryCheck.Web.Problems;

namespace ForgeryCheck.Web.Access;

/// <summary>Bounds how many requests of one client are answered at once: an IPv4 address or an IPv6 /64, which one customer has.</summary>
/// <param name="most">The bound; 0 for none.</param>
internal sealed class ClientLimit(int most)
{
    private readonly ConcurrentDictionary<UInt128, int> _busy = new();

    /// <summary>Enters a request; <see cref="Leave"/> has to follow.</summary>
    /// <exception cref="ProblemException">The client has too many requests in progress.</exception>
    internal void Enter(IPAddress? address)
    {
        if (most > 0 && _busy.AddOrUpdate(Key(address), 1, static (_, count) => count + 1) > most)
        {
            Leave(address);
            throw StandardProblems.TooMany;
        }
    }

    /// <summary>A request has been answered.</summary>
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
