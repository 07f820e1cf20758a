using ForgeryCheck.Batches;

namespace ForgeryCheck.Streams.Memory;

/// <summary>
/// The entries that were last read or written, so that a line that recurs needs one write, not a read before it. Two generations: when the younger is full
/// it becomes the older, and the older is forgotten. Thread-safe.
/// </summary>
/// <param name="capacity">How many entries a generation has.</param>
internal sealed class RecentEntries(int capacity)
{
    private readonly Lock _gate = new();
    private Dictionary<ulong, KnownEntry> _young = [];
    private Dictionary<ulong, KnownEntry> _old = [];

    /// <summary>Looks up an entry.</summary>
    internal bool TryGet(ulong key, out KnownEntry entry)
    {
        lock (_gate)
        {
            return _young.TryGetValue(key, out entry) || _old.TryGetValue(key, out entry);
        }
    }

    /// <summary>Keeps an entry.</summary>
    internal void Set(ulong key, KnownEntry entry)
    {
        lock (_gate)
        {
            if (_young.Count >= capacity)
            {
                (_old, _young) = (_young, []);
            }

            _young[key] = entry;
        }
    }
}
