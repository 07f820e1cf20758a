namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>
/// Facts that differ only in where the reader's trust ends. On genuine mail that makes no difference, since all lines are true there: every
/// hand-over that a line tells of counts for both. On forged mail it does.
/// </summary>
internal static class Places
{
    private static readonly TestKey[][] Twins =
    [
        [new("FC103", "all"), new("FC104", "all")],
        [new("FC401", "hand-over"), new("FC401", "below")],
        [new("FC402", "hand-over"), new("FC402", "below")],
        [new("FC201", "hand-over"), new("FC201", "claimed")],
        [new("FC202", "hand-over"), new("FC202", "claimed")],
        [new("FC203", "hand-over"), new("FC203", "claimed")],
        [new("FC204", "hand-over"), new("FC204", "claimed")],
        [new("FC206", "hand-over"), new("FC206", "claimed")],
    ];

    internal static void Merge(TestTable honest)
    {
        foreach (var twins in Twins)
        {
            honest.Merge(twins);
        }
    }
}
