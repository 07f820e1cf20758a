using System.Globalization;

namespace ForgeryCheck.Web.Live;

/// <summary>
/// What one open page has not been told yet. It looks at the index now and then, so that a burst costs the listener nothing, and tells of no more
/// messages than anyone can read. Not thread-safe.
/// </summary>
/// <param name="index">All rows.</param>
/// <param name="filter">Which of them the page shows.</param>
/// <param name="last">The number of the newest row that the page knows.</param>
internal sealed class LiveFeed(LiveIndex index, RowFilter filter, long last)
{
    /// <summary>Rows that are told of at once.</summary>
    internal const int MostRows = 100;

    /// <summary>Rows that are looked at for one batch: 10,000 messages a second are 2,000 a batch.</summary>
    private const int MostSeen = 20_000;

    /// <summary>Rows whose verdicts are awaited.</summary>
    private const int MostAwaited = 5000;

    private readonly Queue<(MessageRow Row, bool IsTold)> _awaited = new();

    /// <summary>The place to which the page has been told: to resume from after a break.</summary>
    internal string Last => Mark(index, last);

    /// <summary>A number, with the run that it is of: "5f0c92ab7d1e-1099511627776".</summary>
    internal static string Mark(LiveIndex index, long number) => string.Create(CultureInfo.InvariantCulture, $"{index.Run}-{number}");

    /// <summary>The number in such a mark; null if it is of another run, or none.</summary>
    internal static long? Number(LiveIndex index, string? mark) =>
        mark is not null && mark.StartsWith(index.Run + "-", StringComparison.Ordinal)
        && long.TryParse(mark.AsSpan(index.Run.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>What is new since the last call.</summary>
    internal Batch Next()
    {
        var newest = index.Newest;
        var rows = new List<MessageRow>();
        var verdicts = new List<MessageRow>();
        var more = 0;
        LookAtAwaited(rows, verdicts);
        var seen = index.Below(newest + 1, after: last).Take(MostSeen).ToList();
        last = newest;

        // The oldest first, so that those awaited longest are given up first.
        for (var i = seen.Count - 1; i >= 0; i--)
        {
            var row = seen[i];
            if (!filter.MatchesText(row))
            {
                continue;
            }

            var verdict = row.Verdict;
            var isTold = filter.MatchesVerdict(verdict);
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

    private void Await(MessageRow row, bool isTold)
    {
        if (_awaited.Count >= MostAwaited)
        {
            _awaited.Dequeue();
        }

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
            else if (filter.MatchesVerdict(verdict))
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
