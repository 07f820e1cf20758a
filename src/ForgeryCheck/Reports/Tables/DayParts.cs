namespace ForgeryCheck.Reports.Tables;

/// <summary>The files of one day that are being written: one for each of the three tables, as soon as it has a row.</summary>
/// <param name="create">Creates the file of a table.</param>
internal sealed class DayParts(Func<ReportRows, TablePart> create) : IDisposable
{
    private readonly TablePart?[] _parts = new TablePart?[3];

    /// <inheritdoc cref="ReportTable.Held"/>
    internal long Held => _parts.Sum(part => part?.Held ?? 0);

    internal void Add(Report report)
    {
        Add(report, ReportRows.Messages, 1);
        Add(report, ReportRows.Hops, report.Hops.Count);
        Add(report, ReportRows.Findings, report.Assessment.Findings.Count);
    }

    /// <inheritdoc cref="ReportTable.GiveBack"/>
    internal void GiveBack()
    {
        foreach (var part in _parts)
        {
            part?.GiveBack();
        }
    }

    /// <summary>Completes and closes the files.</summary>
    internal void Complete()
    {
        foreach (var part in _parts)
        {
            part?.Complete();
        }
    }

    public void Dispose()
    {
        foreach (var part in _parts)
        {
            part?.Dispose();
        }
    }

    private void Add(Report report, ReportRows rows, int count)
    {
        if (count > 0)
        {
            (_parts[(int)rows] ??= create(rows)).Add(report);
        }
    }
}
