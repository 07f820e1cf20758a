using ForgeryCheck.Accuracy.Splitting;

namespace ForgeryCheck.Accuracy.Mail;

/// <summary>What came out for labelled mail: set by set and half by half.</summary>
internal sealed class Outcome
{
    internal SortedDictionary<(string Set, Purpose Half), SetTally> Sets { get; } = [];

    internal Dictionary<Purpose, Recall> Recalls { get; } = new() { [Purpose.Fit] = new(), [Purpose.Test] = new() };

    internal IEnumerable<string> Names => Sets.Keys.Select(key => key.Set).Distinct();

    internal static Outcome Of(Corpus corpus)
    {
        var outcome = new Outcome();
        foreach (var one in corpus.Mail)
        {
            if (!outcome.Sets.TryGetValue((one.Set, one.Half), out var tally))
            {
                outcome.Sets[(one.Set, one.Half)] = tally = new SetTally();
            }

            tally.Add(one);
            outcome.Recalls[one.Half].Add(one);
        }

        return outcome;
    }

    /// <summary>Both halves of each set together: for what is no question of fitting.</summary>
    internal SortedDictionary<string, IReadOnlyList<SetTally>> BySet() => new(
        Names.ToDictionary(name => name, name => (IReadOnlyList<SetTally>)[.. Sets.Where(set => set.Key.Set == name).Select(set => set.Value)]),
        StringComparer.Ordinal);
}
