using ForgeryCheck.Reports;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>Serializes reports as JSON in memory; each thread has its own buffer.</summary>
internal static class ReportText
{
    private const int MostKept = 1 << 20;

    [ThreadStatic]
    private static MemoryStream? t_text;

    [ThreadStatic]
    private static IReportWriter? t_writer;

    /// <summary>A report as one line of JSON without its end. Valid until the thread's next call.</summary>
    internal static ReadOnlySpan<byte> Of(Report report)
    {
        if (t_text is null || t_writer is null || t_text.Capacity > MostKept)
        {
            t_text = new MemoryStream();
            t_writer = ReportWriters.Create(t_text, new ReportOptions(ReportFormat.Ndjson));
        }

        t_text.SetLength(0);
        t_writer.Write(report);
        return t_text.GetBuffer().AsSpan(0, (int)t_text.Length).TrimEnd((byte)'\n');
    }
}
