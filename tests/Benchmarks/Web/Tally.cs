using System.Collections.Concurrent;

namespace ForgeryCheck.Benchmarks.Web;

/// <summary>How often each answer came, counted from many threads.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    internal int Total => _counts.Values.Sum();

    internal void Add(string answer) => _counts.AddOrUpdate(answer, 1, static (_, count) => count + 1);

    internal int Count(Func<string, bool> which) => _counts.Where(pair => which(pair.Key)).Sum(pair => pair.Value);

    public override string ToString() =>
        _counts.IsEmpty ? "none" : string.Join(", ", _counts.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Value} x {pair.Key}"));
}
