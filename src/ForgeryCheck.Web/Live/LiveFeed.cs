namespace ForgeryCheck.Web.Live;

/// <summary>
/// What one open page has not been told yet. It looks at the index now and then, so that a burst costs the listener nothing, and tells of no more
/// messages than anyone can read. Not thread-safe.
/// </summary>
internal sealed class LiveFeed
{
    /// <summary>Rows that are told of at once.</summary>
    internal const int MostRows = 100;

    /// <summary>Rows that are looked at for one batch: 10,000 messages a second are 2,000 a batch.</summary>
    internal const int MostSeen = 20_000;

    /// <summary>Rows whose verdicts are awaited.</summary>
    internal const int MostAwaited = 5000;

    private readonly LiveIndex _index;
    private readonly RowFilter _filter;
    private readonly Queue<(MessageRow Row, bool IsTold)> _awaited = new();
    private LiveMark _last;

    /// <summary>Creates a feed.</summary>
    /// <param name="index">All rows.</param>
    /// <param name="filter">Which of them the page shows.</param>
    /// <param name="last">How far the page has been told.</param>
    internal LiveFeed(LiveIndex index, RowFilter filter, LiveMark last)
    {
        (_index, _filter, _last) = (index, filter, last);
        foreach (var row in index.Below(last.Number == long.MaxValue ? long.MaxValue : last.Number + 1).Take(MostSeen).Where(IsOpen).Take(MostAwaited + 1).Reverse())
        {
            Await(row, filter.MatchesVerdict(null));
        }
    }

    /// <summary>The place to which the page has been told: to resume from after a break.</summary>
    internal string Last => _last.ToText(_index.Run);

    /// <summary>Whether the page may lack rows of which it cannot be told any more: it has to read the list anew. Stays so until it is taken note of.</summary>
    internal bool HasMissed { get; set; }

    /// <summary>What is new since the last call.</summary>
    internal Batch Next()
    {
        var now = _index.Mark;
        var rows = new List<MessageRow>();
        var verdicts = new List<MessageRow>();
        var more = 0;
        LookAtAwaited(rows, verdicts);
        var seen = _index.Below(now.Number + 1, after: _last.Number).Take(MostSeen).ToList();
        HasMissed |= seen.Count == MostSeen && seen[^1].Number > _last.Number + 1;
        _last = now;

        // The oldest first, so that those awaited longest are given up first.
        for (var i = seen.Count - 1; i >= 0; i--)
        {
            var row = seen[i];
            if (!_filter.MatchesText(row))
            {
                continue;
            }

            var verdict = row.Verdict;
            var isTold = _filter.MatchesVerdict(verdict);
            if (verdict is null && row.IsAnalyzed)
            {
                Await(row, isTold);
            }

            if (isTold)
            {
                rows.Add(row);
            }
        }

        if (rows.Count > MostRows)
        {
            rows.Sort((a, b) => b.Number.CompareTo(a.Number));
            more = rows.Count - MostRows;
            rows.RemoveRange(MostRows, more);
        }

        return new Batch(rows, verdicts, more);
    }

    // Whether the page does not know the verdict.
    private bool IsOpen(MessageRow row) =>
        row.IsAnalyzed && (row.Verdict is null || row.VerdictOrder > _last.Verdicts) && _filter.MatchesText(row);

    private void Await(MessageRow row, bool isTold)
    {
        // The verdict of a row that long ago changes nothing on a page that shows it; one that shows it only for its verdict would miss it.
        HasMissed |= _awaited.Count >= MostAwaited && !_awaited.Dequeue().IsTold;

        _awaited.Enqueue((row, isTold));
    }

    private void LookAtAwaited(List<MessageRow> rows, List<MessageRow> verdicts)
    {
        for (var left = _awaited.Count; left > 0; left--)
        {
            var (row, isTold) = _awaited.Dequeue();
            if (row.Verdict is not { } verdict)
            {
                _awaited.Enqueue((row, isTold));
            }
            else if (isTold)
            {
                verdicts.Add(row);
            }
            else if (_filter.MatchesVerdict(verdict))
            {
                rows.Add(row);
            }
        }
    }

    /// <summary>What a page is told at once.</summary>
    /// <param name="Rows">New rows, in no particular order.</param>
    /// <param name="Verdicts">Rows that it was told of before, and that have a verdict now.</param>
    /// <param name="More">Rows besides, older than these, of which it is told no more.</param>
    internal readonly record struct Batch(IReadOnlyList<MessageRow> Rows, IReadOnlyList<MessageRow> Verdicts, int More)
    {
        /// <summary>Whether there is nothing new.</summary>
        internal bool IsEmpty => Rows.Count + Verdicts.Count + More == 0;
    }
}
