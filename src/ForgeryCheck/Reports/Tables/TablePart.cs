namespace ForgeryCheck.Reports.Tables;

/// <summary>One file of a folder of tables, while it is being written.</summary>
internal sealed class TablePart : IDisposable
{
    private readonly FileStream _file;
    private readonly ReportTable _table;

    /// <exception cref="IOException">The file cannot be created.</exception>
    internal TablePart(string path, ReportRows rows)
    {
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1 << 16);
        _table = ReportTable.Create(_file, rows);
    }

    /// <inheritdoc cref="ReportTable.Held"/>
    internal long Held => _table.Held;

    internal void Add(Report report) => _table.Add(report);

    internal void GiveBack() => _table.GiveBack();

    /// <summary>Writes what follows the last row, and closes the file.</summary>
    internal void Complete()
    {
        _table.Complete();
        _file.Dispose();
    }

    public void Dispose() => _file.Dispose();
}
