namespace ForgeryCheck.Reports.Tables;

/// <summary>The days whose files are open, within a limit of files and of memory.</summary>
/// <param name="mostDays">The most days that are open at a time. Of more, the one that was not written to for the longest time is closed.</param>
/// <param name="mostBytes">The most bytes of memory that the rows of all of them take. If they take more, the day that takes most writes its rows.</param>
internal sealed class OpenDays(int mostDays, long mostBytes) : IDisposable
{
    private readonly Dictionary<string, LinkedListNode<(string Name, DayParts Parts)>> _byName = [];
    private readonly LinkedList<(string Name, DayParts Parts)> _byUse = [];
    private long _held;

    /// <summary>Adds a report to the files of a day.</summary>
    /// <param name="name">The day.</param>
    /// <param name="report">The report.</param>
    /// <param name="create">Creates a file of a day.</param>
    internal void Add(string name, Report report, Func<string, ReportRows, TablePart> create)
    {
        var day = Open(name, create);
        _held -= day.Held;
        day.Add(report);
        _held += day.Held;
        if (_held > mostBytes)
        {
            var largest = _byUse.MaxBy(one => one.Parts.Held).Parts;
            _held -= largest.Held;
            largest.GiveBack();
        }
    }

    /// <summary>Completes and closes all files.</summary>
    internal void Complete()
    {
        while (_byUse.Last is { } day)
        {
            Close(day);
        }
    }

    public void Dispose()
    {
        foreach (var (_, parts) in _byUse)
        {
            parts.Dispose();
        }
    }

    private DayParts Open(string name, Func<string, ReportRows, TablePart> create)
    {
        if (_byName.TryGetValue(name, out var day))
        {
            _byUse.Remove(day);
        }
        else
        {
            if (_byName.Count == mostDays)
            {
                Close(_byUse.Last!);
            }

            day = new LinkedListNode<(string, DayParts)>((name, new DayParts(rows => create(name, rows))));
            _byName.Add(name, day);
        }

        _byUse.AddFirst(day);
        return day.Value.Parts;
    }

    private void Close(LinkedListNode<(string Name, DayParts Parts)> day)
    {
        using var parts = day.Value.Parts;
        _held -= parts.Held;
        parts.Complete();
        _byUse.Remove(day);
        _byName.Remove(day.Value.Name);
    }
}
