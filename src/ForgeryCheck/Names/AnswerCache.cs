namespace ForgeryCheck.Names;

/// <summary>
/// Caches answers, and questions in flight, so that concurrent messages ask the same thing once. Two generations of half the capacity each: when the
/// young one is full it becomes the old one, and the old one is dropped. A hit moves to the young one, so what is in use stays without any sorting or
/// scanning.
/// </summary>
internal sealed class AnswerCache(int capacity, TimeProvider clock)
{
    // A listener runs for months: an answer is cached for ten minutes, a failure retried after one.
    private static readonly TimeSpan KnownFor = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan UnknownFor = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly int _half = Math.Max(1, capacity / 2);
    private Dictionary<DnsQuestion, Entry> _young = [];
    private Dictionary<DnsQuestion, Entry> _old = [];

    /// <summary>The cached answer, or the one that <paramref name="ask"/> obtains.</summary>
    internal Task<DnsAnswer> GetOrAdd(DnsQuestion question, Func<DnsQuestion, Task<DnsAnswer>> ask)
    {
        Entry? entry;
        lock (_lock)
        {
            if (!_young.TryGetValue(question, out entry))
            {
                _old.Remove(question, out entry);
            }

            if (entry is null || IsStale(entry))
            {
                entry = new Entry(new Lazy<Task<DnsAnswer>>(() => ask(question)), clock.GetTimestamp());
            }

            _young[question] = entry;
            if (_young.Count >= _half)
            {
                _old = _young;
                _young = [];
            }
        }

        // Outside the lock: asking starts work of its own.
        return entry.Answer.Value;
    }

    /// <summary>Drops an answer that does not answer its question.</summary>
    internal void Forget(DnsQuestion question)
    {
        lock (_lock)
        {
            _young.Remove(question);
            _old.Remove(question);
        }
    }

    private bool IsStale(Entry entry) =>
        entry.Answer is { IsValueCreated: true, Value: { IsCompleted: true } task }
        && (!task.IsCompletedSuccessfully
            || clock.GetElapsedTime(entry.Born) > (task.Result.IsKnown ? KnownFor : UnknownFor));

    private sealed record Entry(Lazy<Task<DnsAnswer>> Answer, long Born);
}
