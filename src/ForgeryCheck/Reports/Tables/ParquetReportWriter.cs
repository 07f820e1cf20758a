namespace ForgeryCheck.Reports.Tables;

/// <summary>Reports as one table in one Parquet file.</summary>
internal sealed class ParquetReportWriter : IReportWriter
{
    private readonly ReportTable _table;
    private readonly TableFile _file;

    internal ParquetReportWriter(Stream output, ReportRows rows)
    {
        _table = ReportTable.Create(rows, RunId.Create());
        _file = new TableFile(output, _table);
    }

    /// <inheritdoc/>
    public void Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        _table.Add(report);
        _file.WriteIfFull();
    }

    /// <inheritdoc/>
    public void Complete() => _file.Complete();
}
