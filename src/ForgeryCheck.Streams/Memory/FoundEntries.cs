using ForgeryCheck.Batches;

namespace ForgeryCheck.Streams.Memory;

/// <summary>What the memory has of the lines and ids of one message.</summary>
/// <param name="capacity">How many they are.</param>
internal sealed class FoundEntries(int capacity) : IBatchEntries
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ulong, BatchEntry> _found = new(capacity);
    private Dictionary<ulong, string>? _missed;

    /// <summary>Nothing, of a message that has neither.</summary>
    internal static FoundEntries None { get; } = new(0);

    /// <inheritdoc/>
    public bool TryFind(ulong hash, out BatchEntry entry) => _found.TryGetValue(hash, out entry);

    /// <inheritdoc/>
    public string? WhyUnknown(ulong hash) => _missed is not null && _missed.TryGetValue(hash, out var why) ? $"the shared memory of other messages could not be asked ({why})" : null;

    internal void Add(ulong hash, BatchEntry entry)
    {
        lock (_gate)
        {
            _found[hash] = entry;
        }
    }

    internal void Miss(ulong hash, string why)
    {
        lock (_gate)
        {
            (_missed ??= [])[hash] = why;
        }
    }
}
