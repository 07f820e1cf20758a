namespace ForgeryCheck.Reports.Tables;

/// <summary>Reports as one table in one Parquet file.</summary>
internal sealed class ParquetReportWriter(Stream output, ReportRows rows) : IReportWriter
{
    private readonly ReportTable _table = ReportTable.Create(output, rows);

    /// <inheritdoc/>
    public void Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        _table.Add(report);
    }

    /// <inheritdoc/>
    public void Complete() => _table.Complete();
}
