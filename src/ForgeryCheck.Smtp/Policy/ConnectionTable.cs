using ForgeryCheck.Hosts;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Policy;

/// <summary>
/// Counts open connections, in all and for each address. One customer commonly has a whole /64 of IPv6, so that is counted as one. It holds no more
/// entries than there are connections. Safe for many threads.
/// </summary>
/// <param name="total">Connections at once; 0 for any number.</param>
/// <param name="perAddress">Connections at once from one address; 0 for any number.</param>
internal sealed class ConnectionTable(int total, int perAddress)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<AddressBlock, int> _open = [];
    private int _count;

    /// <summary>Counts a connection in, or says why not. Each that was counted in is later to be removed once.</summary>
    internal bool TryAdd(HostAddress address, out ConnectionRefusal refusal)
    {
        if (!TryAddBalanced(out refusal))
        {
            return false;
        }

        if (TryName(address))
        {
            return true;
        }

        RemoveBalanced();
        refusal = ConnectionRefusal.TooManyFromAddress;
        return false;
    }

    /// <summary>Counts a connection of a balancer's in, whose client is not known yet: it counts in all, and for no address.</summary>
    internal bool TryAddBalanced(out ConnectionRefusal refusal)
    {
        lock (_lock)
        {
            var fits = total <= 0 || _count < total;
            _count += fits ? 1 : 0;
            refusal = fits ? ConnectionRefusal.None : ConnectionRefusal.TooMany;
            return fits;
        }
    }

    /// <summary>Counts a connection that is counted in all for its address too; false where there are too many from there.</summary>
    internal bool TryName(HostAddress address)
    {
        var key = KeyOf(address);
        lock (_lock)
        {
            var mine = _open.GetValueOrDefault(key);
            if (perAddress > 0 && mine >= perAddress)
            {
                return false;
            }

            _open[key] = mine + 1;
            return true;
        }
    }

    /// <summary>Counts a connection out that was never counted for an address.</summary>
    internal void RemoveBalanced()
    {
        lock (_lock)
        {
            _count--;
        }
    }

    /// <summary>Counts a connection out.</summary>
    internal void Remove(HostAddress address)
    {
        var key = KeyOf(address);
        lock (_lock)
        {
            if (!_open.TryGetValue(key, out var mine))
            {
                return;
            }

            _count--;
            if (mine > 1)
            {
                _open[key] = mine - 1;
            }
            else
            {
                _open.Remove(key);
            }
        }
    }

    private static AddressBlock KeyOf(HostAddress address) => AddressBlock.Around(address, address.IsV6 ? 64 : 32);
}
