namespace ForgeryCheck.Web.Live;

/// <summary>A page of the list.</summary>
/// <param name="Rows">Its rows, the newest first.</param>
/// <param name="HasOlder">Whether there are older ones.</param>
internal sealed record RowPage(IReadOnlyList<MessageRow> Rows, bool HasOlder)
{
    /// <summary>Rows on a page.</summary>
    internal const int Most = 100;

    /// <summary>Reads a page. The place of a page is the message before it: new messages do not move it.</summary>
    /// <param name="index">All rows.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="before">The id of the message that the page follows; null for the newest. If it has gone, so have all that followed it.</param>
    /// <param name="mark">How far the index had come: newer rows come as events.</param>
    internal static RowPage Read(LiveIndex index, RowFilter filter, string? before, LiveMark mark)
    {
        var below = before is null ? mark.Number + 1 : index.TryFind(before, out var row) ? row.Number : long.MinValue;
        List<MessageRow> rows = [.. index.Below(below).Where(filter.Matches).Take(Most + 1)];
        return rows.Count > Most ? new(rows[..Most], HasOlder: true) : new(rows, HasOlder: false);
    }
}
