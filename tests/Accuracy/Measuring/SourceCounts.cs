namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>The tests of one fact that are of one source.</summary>
internal sealed class SourceCounts
{
    private readonly List<(string Outcome, int Hits)> _outcomes = new(1);

    internal int Tests { get; private set; }

    internal IReadOnlyList<(string Outcome, int Hits)> Outcomes => _outcomes;

    internal void Add(string outcome, int hits = 1)
    {
        Tests += hits;
        var at = _outcomes.FindIndex(o => o.Outcome == outcome);
        if (at < 0)
        {
            _outcomes.Add((outcome, hits));
        }
        else
        {
            _outcomes[at] = (outcome, _outcomes[at].Hits + hits);
        }
    }

    internal void Add(SourceCounts other)
    {
        foreach (var (outcome, hits) in other._outcomes)
        {
            Add(outcome, hits);
        }
    }
}
