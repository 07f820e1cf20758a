using ForgeryCheck.Reports;

namespace ForgeryCheck.Web.Live;

/// <summary>What is held of the most recent messages, up to a number of bytes in memory: the oldest go first. Thread-safe.</summary>
/// <param name="most">The bytes.</param>
internal sealed class RecentMessages(long most = 64 << 20)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, HeldMessage> _byId = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private long _bytes;

    /// <summary>Holds a message.</summary>
    internal void Add(HeldMessage message)
    {
        lock (_gate)
        {
            if (_byId.TryAdd(message.Session.Id, message))
            {
                _order.Enqueue(message.Session.Id);
                _bytes += message.Cost;
                Trim();
            }
        }
    }

    /// <summary>Holds the report of a message, if the message is still here.</summary>
    internal void AddReport(string id, Report report)
    {
        lock (_gate)
        {
            if (_byId.TryGetValue(id, out var message))
            {
                var reported = message with { Report = report };
                _byId[id] = reported;
                _bytes += reported.Cost - message.Cost;
                Trim();
            }
        }
    }

    /// <summary>A message; null if it is not here any more.</summary>
    internal HeldMessage? Find(string id)
    {
        lock (_gate)
        {
            return _byId.GetValueOrDefault(id);
        }
    }

    private void Trim()
    {
        while (_bytes > most && _order.TryDequeue(out var oldest) && _byId.Remove(oldest, out var gone))
        {
            _bytes -= gone.Cost;
        }
    }
}
