namespace ForgeryCheck.Reports.Tables;

/// <summary>
/// Collects the rows of all days in memory, and sets the largest parts aside in temporary files when they take more than a budget. Mail may be in any order:
/// at the end, each part still becomes one file.
/// </summary>
/// <param name="run">The id of the run.</param>
/// <param name="mostBytes">The bytes of memory that rows may take.</param>
/// <param name="files">The hidden folder of the run.</param>
internal sealed class TableParts(string run, long mostBytes, TableScratch files)
{
    private readonly Dictionary<TablePart, ReportTable> _held = [];
    private readonly Dictionary<TablePart, int> _setAside = [];
    private long _size;

    internal void Add(string day, Report report)
    {
        Add(new TablePart(ReportRows.Messages, day), report);
        if (report.Hops.Count > 0)
        {
            Add(new TablePart(ReportRows.Hops, day), report);
        }

        if (report.Assessment.Findings.Count > 0)
        {
            Add(new TablePart(ReportRows.Findings, day), report);
        }

        while (_size > mostBytes)
        {
            SetAside(_held.MaxBy(part => part.Value.Size).Key);
        }
    }

    /// <summary>Writes the file of each part.</summary>
    /// <returns>The parts.</returns>
    internal IReadOnlyList<TablePart> Complete()
    {
        TablePart[] parts = [.. _held.Keys.Union(_setAside.Keys)];
        foreach (var part in parts)
        {
            Complete(part);
        }

        return parts;
    }

    private void Add(TablePart part, Report report)
    {
        if (!_held.TryGetValue(part, out var table))
        {
            table = ReportTable.Create(part.Rows, run);
            _held.Add(part, table);
        }

        _size -= table.Size;
        table.Add(report);
        _size += table.Size;
        if (table.IsFull)
        {
            SetAside(part);
        }
    }

    private void SetAside(TablePart part)
    {
        _held.Remove(part, out var table);
        _size -= table!.Size;
        files.SetAside(part, table.Save);
        table.Clear();
        _setAside[part] = _setAside.GetValueOrDefault(part) + 1;
    }

    private void Complete(TablePart part)
    {
        if (!_setAside.TryGetValue(part, out var pieces))
        {
            files.Create(part, output => new TableFile(output, _held[part]).Complete());
            _held.Remove(part);
            return;
        }

        if (_held.ContainsKey(part))
        {
            SetAside(part);
            pieces++;
        }

        files.Create(part, output =>
        {
            var table = ReportTable.Create(part.Rows, run);
            var file = new TableFile(output, table);
            files.TakeBack(part, input =>
            {
                for (var i = 0; i < pieces; i++)
                {
                    table.Load(input);
                    file.WriteIfFull();
                }
            });
            file.Complete();
        });
    }
}
