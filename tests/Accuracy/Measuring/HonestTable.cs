using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>In how many genuine messages each finding was made, set by set, since not every rule can be measured on every set.</summary>
internal sealed class HonestTable
{
    private readonly SortedDictionary<string, HitTable> _sets = new(StringComparer.Ordinal);

    internal IEnumerable<FindingKey> Keys => _sets.Values.SelectMany(set => set.Keys);

    internal int Messages => _sets.Values.Sum(set => set.Messages);

    internal void Add(Judged one)
    {
        if (!_sets.TryGetValue(one.Set, out var table))
        {
            _sets[one.Set] = table = new HitTable();
        }

        table.Add(one, one.Report.BoundaryLine!.Value + 1);
    }

    internal HitCount Of(FindingKey key)
    {
        var used = _sets.Where(set => !LeftOutSets.Holds(key.Rule, set.Key)).ToList();
        return new HitCount(used.Sum(set => set.Value.Of(key)), used.Sum(set => set.Value.Messages));
    }
}
