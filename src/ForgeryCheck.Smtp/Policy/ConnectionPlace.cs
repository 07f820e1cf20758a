using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Policy;

/// <summary>One connection's place in the table; given back when it is disposed.</summary>
/// <param name="table">The table, where it is counted in all.</param>
/// <param name="address">Whom it is counted for; null for nobody yet.</param>
internal sealed class ConnectionPlace(ConnectionTable table, HostAddress? address) : IDisposable
{
    private HostAddress? _address = address;

    /// <summary>Counts it for the client that a balancer names; false where there are too many from there.</summary>
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
