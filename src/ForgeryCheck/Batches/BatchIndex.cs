using System.Runtime.InteropServices;

namespace ForgeryCheck.Batches;

/// <summary>
/// The lines and queue ids of a batch of messages, and in which of them each was seen. A host writes a line once, for one message: what comes
/// again in another message, days apart, was copied. First every message is taken in, then each is analyzed with
/// <see cref="AnalyzerOptions.Batch"/>. The order of the messages does not matter. Safe to use from many threads at once.
/// </summary>
/// <remarks>What is kept of a line or id has one size, however often it comes and however long it is; 2,000,000 of them need about 200 MB.</remarks>
/// <param name="capacity">How many different lines and ids are kept; what comes after that is only counted.</param>
public sealed class BatchIndex(int capacity = BatchIndex.DefaultCapacity)
{
    /// <summary>Lines and ids of some 300,000 messages.</summary>
    public const int DefaultCapacity = 2_000_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<ulong, BatchEntry> _entries = [];
    private long _leftOut;

    /// <summary>How many different lines and ids it holds.</summary>
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

    /// <summary>Sightings of lines and ids that found no room: which ones depends on the order of the messages.</summary>
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

    /// <summary>Takes in what a message holds.</summary>
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

    /// <summary>What is known of a line or id.</summary>
    internal bool TryFind(ulong hash, out BatchEntry entry)
    {
        lock (_gate)
        {
            return _entries.TryGetValue(hash, out entry);
        }
    }
}
