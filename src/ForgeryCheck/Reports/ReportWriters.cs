namespace ForgeryCheck.Reports;

/// <summary>Makes the writer of a format.</summary>
public static class ReportWriters
{
    /// <summary>A writer over a stream, which it leaves open.</summary>
    public static IReportWriter Create(Stream output, ReportOptions options) =>
        throw new NotImplementedException(output?.ToString() + options);
}
