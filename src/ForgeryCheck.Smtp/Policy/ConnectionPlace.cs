using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Policy;

/// <summary>One connection's slot in the table; freed on disposal.</summary>
/// <param name="table">The table, which counts the slot in its total.</param>
/// <param name="address">The address it counts for; null while that is unknown.</param>
internal sealed class ConnectionPlace(ConnectionTable table, HostAddress? address) : IDisposable
{
    private HostAddress? _address = address;

    /// <summary>Counts it for the client that a balancer named; false if that address has too many.</summary>
    internal bool TryName(HostAddress client)
    {
        if (!table.TryName(client))
        {
            return false;
        }

        _address = client;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_address is { } counted)
        {
            table.Remove(counted);
        }
        else
        {
            table.RemoveBalanced();
        }
    }
}
