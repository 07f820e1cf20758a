using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>One side of the scales, genuine or forged, in sums: each source counts once.</summary>
internal sealed class SideCounts
{
    private readonly Dictionary<TestKey, (long Tests, double Sources)> _tests = [];
    private readonly Dictionary<(TestKey Key, string Outcome), (long Hits, double Share)> _outcomes = [];

    internal IEnumerable<TestKey> Keys => _tests.Keys;

    internal TestCount TestsOf(TestKey key) => _tests.TryGetValue(key, out var count) ? new(count.Tests, Math.Round(count.Sources, 2)) : default;

    internal OutcomeCount OutcomeOf(TestKey key, string outcome) =>
        _outcomes.TryGetValue((key, outcome), out var count) ? new(count.Hits, Math.Round(count.Share, 4)) : default;

    /// <summary>Adds a table.</summary>
    /// <param name="table">The tests.</param>
    /// <param name="most">More sources than this weigh no more together: one corpus of one year is no sample of all kits.</param>
    internal void Add(TestTable table, double most = double.PositiveInfinity)
    {
        foreach (var key in table.Keys)
        {
            var sources = table.SourcesOf(key);
            var part = Math.Min(1, most / sources.Count);
            var (tests, number) = _tests.GetValueOrDefault(key);
            foreach (var counts in sources.Values)
            {
                tests += counts.Tests;
                number += part;
                foreach (var (outcome, hits) in counts.Outcomes)
                {
                    var (all, share) = _outcomes.GetValueOrDefault((key, outcome));
                    _outcomes[(key, outcome)] = (all + hits, share + (part * hits / counts.Tests));
                }
            }

            _tests[key] = (tests, number);
        }
    }
}
