using System.Runtime.InteropServices;

namespace ForgeryCheck.Batches;

/// <summary>
/// The lines and queue ids of a batch of messages, and the messages in which each was seen. A host writes a line once, for one message: what recurs
/// in another message, days apart, was copied. All messages are added first, then each is analyzed with <see cref="AnalyzerOptions.Batch"/>. The
/// order of the messages does not matter. Thread-safe.
/// </summary>
/// <remarks>An entry has a fixed size, however often the line or id occurs and however long it is; 2,000,000 of them need about 200 MB.</remarks>
/// <param name="capacity">The maximum number of distinct lines and ids kept; further ones are only counted.</param>
public sealed class BatchIndex(int capacity = BatchIndex.DefaultCapacity) : IBatchEntries, IBatchMemory
{
    /// <summary>The lines and ids of some 300,000 messages.</summary>
    public const int DefaultCapacity = 2_000_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<ulong, BatchEntry> _entries = [];
    private long _leftOut;

    /// <summary>The number of distinct lines and ids it holds.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>The number of sightings of lines and ids that did not fit: which ones depends on the order of the messages.</summary>
    public long LeftOut
    {
        get
        {
            lock (_gate)
            {
                return _leftOut;
            }
        }
    }

    /// <summary>Adds the lines and ids of a message.</summary>
    public void Add(Sightings sightings)
    {
        ArgumentNullException.ThrowIfNull(sightings);
        lock (_gate)
        {
            foreach (var seen in sightings.Seen)
            {
                if (_entries.Count >= capacity && !_entries.ContainsKey(seen.Value))
                {
                    _leftOut++;
                    continue;
                }

                CollectionsMarshal.GetValueRefOrAddDefault(_entries, seen.Value, out _).Add(new Sighting(seen.UnixSeconds, sightings.Message, sightings.Source));
            }
        }
    }

    /// <summary>The lines and ids that were seen more than once.</summary>
    internal IReadOnlyList<KeyValuePair<ulong, BatchEntry>> Recurring()
    {
        lock (_gate)
        {
            return [.. _entries.Where(one => one.Value.First != one.Value.Last)];
        }
    }

    /// <summary>Looks up a line or id.</summary>
    internal bool TryFind(ulong hash, out BatchEntry entry)
    {
        lock (_gate)
        {
            return _entries.TryGetValue(hash, out entry);
        }
    }

    bool IBatchEntries.TryFind(ulong hash, out BatchEntry entry) => TryFind(hash, out entry);

    string? IBatchEntries.WhyUnknown(ulong hash) => null;

    ValueTask<IBatchEntries> IBatchMemory.RecordAsync(Sightings sightings, CancellationToken cancellation)
    {
        Add(sightings);
        return ValueTask.FromResult<IBatchEntries>(this);
    }
}
