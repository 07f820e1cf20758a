using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>Counters by label value. Label values are ours, never a client's: beyond <see cref="Most"/> of them, the rest count as "other".</summary>
/// <param name="label">The label: "limit".</param>
internal sealed class Tallies(string label)
{
    private const int Most = 64;
    private readonly ConcurrentDictionary<string, StrongBox<long>> _counts = new(StringComparer.Ordinal);

    /// <summary>Counts one.</summary>
    internal void Add(string word) => Interlocked.Increment(ref Find(word).Value);

    /// <summary>All counts, sorted by label value.</summary>
    internal IEnumerable<Sample> Read() =>
        _counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new Sample(Interlocked.Read(ref c.Value.Value), label, c.Key));

    private StrongBox<long> Find(string word)
    {
        if (_counts.TryGetValue(word, out var found))
        {
            return found;
        }

        // Two threads at once may exceed the bound by one each.
        return _counts.GetOrAdd(_counts.Count < Most ? word : "other", _ => new StrongBox<long>());
    }
}
