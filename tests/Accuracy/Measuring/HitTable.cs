using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Rules;

namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>In how many messages each rule, grade and kind fired on lines that matter.</summary>
internal sealed class HitTable
{
    private readonly Dictionary<FindingKey, int> _hits = [];

    /// <summary>Messages in which anything could be found: those with a line below the boundary.</summary>
    internal int Messages { get; private set; }

    internal IEnumerable<FindingKey> Keys => _hits.Keys;

    internal int Of(FindingKey key) => _hits.GetValueOrDefault(key);

    /// <summary>Counts a message: only what speaks of the given line or lines below it, or of who handed them in.</summary>
    internal void Add(Judged one, int from)
    {
        Messages++;
        var keys = one.Report.Assessment.Findings
            .Where(f => f.Kind != FindingKind.Note && one.SpeaksOf(f, from))
            .Select(f => new FindingKey(f.Rule.Id, f.Grade, f.Kind))
            .Distinct();
        foreach (var key in keys)
        {
            _hits[key] = Of(key) + 1;
        }
    }
}
