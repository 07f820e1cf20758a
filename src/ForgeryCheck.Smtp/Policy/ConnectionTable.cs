using ForgeryCheck.Hosts;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Policy;

/// <summary>
/// Counts open connections, in total and per address. An IPv6 /64 counts as one address, since one customer commonly has a whole /64. Never holds more
/// entries than there are connections. Thread-safe.
/// </summary>
/// <param name="total">The most concurrent connections; 0 for no limit.</param>
/// <param name="perAddress">The most concurrent connections per address; 0 for no limit.</param>
internal sealed class ConnectionTable(int total, int perAddress)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<AddressBlock, int> _open = [];
    private int _count;

    /// <summary>Counts a connection, or says why it is refused. Each counted connection must be removed exactly once.</summary>
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

    /// <summary>Counts a balancer's connection whose client is not known yet: in the total, but for no address.</summary>
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

    /// <summary>Counts a connection that is already in the total for its address as well; false if that address has too many.</summary>
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

    /// <summary>Removes a connection that was never counted for an address.</summary>
    internal void RemoveBalanced()
    {
        lock (_lock)
        {
            _count--;
        }
    }

    /// <summary>Removes a connection.</summary>
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
