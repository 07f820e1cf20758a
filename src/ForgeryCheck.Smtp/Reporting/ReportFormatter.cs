using ForgeryCheck.Reports;

namespace ForgeryCheck.Smtp.Reporting;

/// <summary>Serializes reports, without a header row. Not thread-safe.</summary>
internal sealed class ReportFormatter : IDisposable
{
    private const int MostKept = 1 << 20;
    private readonly MemoryStream _bytes = new();
    private readonly IReportWriter _writer;

    internal ReportFormatter(ReportFormat format, ReportRows rows) =>
        _writer = ReportWriters.Create(_bytes, new ReportOptions(format, rows, Header: false));

    /// <summary>The header row of a CSV table; empty for other formats.</summary>
    internal static byte[] Header(ReportFormat format, ReportRows rows)
    {
        if (format != ReportFormat.Csv)
        {
            return [];
        }

        using var bytes = new MemoryStream();
        ReportWriters.Create(bytes, new ReportOptions(format, rows)).Complete();
        return bytes.ToArray();
    }

    /// <summary>A report as bytes, valid until the next call.</summary>
    internal ReadOnlySpan<byte> Format(Report report)
    {
        if (_bytes.Capacity > MostKept)
        {
            // Do not hold on to the memory of one huge report for ever.
            _bytes.SetLength(0);
            _bytes.Capacity = 0;
        }

        _bytes.SetLength(0);
        _writer.Write(report);
        return _bytes.GetBuffer().AsSpan(0, (int)_bytes.Length);
    }

    /// <inheritdoc/>
    public void Dispose() => _bytes.Dispose();
}
