using ForgeryCheck.Findings;

namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>The tests on some mail: fact by fact, source by source.</summary>
internal sealed class TestTable
{
    private readonly Dictionary<TestKey, Dictionary<string, SourceCounts>> _facts = [];
    private readonly Dictionary<(string Rule, string Outcome), FindingKind> _kinds = [];

    internal IEnumerable<TestKey> Keys => _facts.Keys;

    /// <summary>What each outcome says of a line. One that is a note in one case and accuses in another accuses.</summary>
    internal IReadOnlyDictionary<(string Rule, string Outcome), FindingKind> Kinds => _kinds;

    internal IReadOnlyDictionary<string, SourceCounts> SourcesOf(TestKey key) =>
        _facts.TryGetValue(key, out var sources) ? sources : System.Collections.Immutable.ImmutableDictionary<string, SourceCounts>.Empty;

    internal void Add(in TestRun test, string source)
    {
        Of(test.Key, source).Add(test.Outcome);
        Note((test.Key.Rule, test.Outcome), test.Kind);
    }

    /// <summary>Leaves out a fact, whose weights are assumed.</summary>
    internal void Remove(TestKey key) => _facts.Remove(key);

    /// <summary>Gives several facts the tests of all of them.</summary>
    internal void Merge(IReadOnlyList<TestKey> keys)
    {
        var all = new Dictionary<string, SourceCounts>(StringComparer.Ordinal);
        foreach (var (source, counts) in keys.SelectMany(key => SourcesOf(key)))
        {
            if (!all.TryGetValue(source, out var sum))
            {
                all[source] = sum = new SourceCounts();
            }

            sum.Add(counts);
        }

        foreach (var key in keys)
        {
            _facts[key] = all;
        }
    }

    /// <summary>Adds all of another table, but for sources that are to be left out.</summary>
    internal void Add(TestTable other, Predicate<string>? keep = null)
    {
        foreach (var (key, sources) in other._facts)
        {
            foreach (var (source, counts) in sources)
            {
                if (keep is null || keep(source))
                {
                    Of(key, source).Add(counts);
                }
            }
        }

        foreach (var (outcome, kind) in other._kinds)
        {
            Note(outcome, kind);
        }
    }

    /// <summary>A part of the table.</summary>
    internal TestTable Of(Predicate<TestKey> counts)
    {
        var part = new TestTable();
        foreach (var (key, sources) in _facts.Where(fact => counts(fact.Key)))
        {
            part._facts[key] = sources;
        }

        foreach (var (outcome, kind) in _kinds.Where(one => _facts.Keys.Any(key => key.Rule == one.Key.Rule && counts(key))))
        {
            part._kinds[outcome] = kind;
        }

        return part;
    }

    private SourceCounts Of(TestKey key, string source)
    {
        if (!_facts.TryGetValue(key, out var sources))
        {
            _facts[key] = sources = new Dictionary<string, SourceCounts>(StringComparer.Ordinal);
        }

        if (!sources.TryGetValue(source, out var counts))
        {
            sources[source] = counts = new SourceCounts();
        }

        return counts;
    }

    private void Note((string Rule, string Outcome) outcome, FindingKind kind)
    {
        if (!_kinds.TryGetValue(outcome, out var known) || (known == FindingKind.Note && kind != FindingKind.Note))
        {
            _kinds[outcome] = kind;
        }
    }
}
