namespace ForgeryCheck.Profiles;

/// <summary>The hosts of the reader that took mail from outside.</summary>
internal sealed class HostCounts
{
    private const int Most = 1000;
    private readonly Dictionary<string, Period> _hosts = new(StringComparer.Ordinal);

    /// <summary>The hosts, those that took the most first.</summary>
    internal IEnumerable<KeyValuePair<string, Period>> All =>
        _hosts.OrderByDescending(one => one.Value.Messages).ThenBy(one => one.Key, StringComparer.Ordinal);

    /// <summary>Adds a message.</summary>
    internal void Add(string? host, DateTimeOffset? time)
    {
        if (host is null || (!_hosts.TryGetValue(host, out var period) && _hosts.Count >= Most))
        {
            return;
        }

        if (period is null)
        {
            _hosts[host] = period = new Period();
        }

        period.Add(time);
    }
}
