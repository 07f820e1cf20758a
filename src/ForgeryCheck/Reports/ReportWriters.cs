namespace ForgeryCheck.Reports;

/// <summary>Creates the writer for a format.</summary>
public static class ReportWriters
{
    /// <summary>A writer over a stream, which it leaves open.</summary>
    public static IReportWriter Create(Stream output, ReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(options);
        return options.Format switch
        {
            ReportFormat.Json => new JsonReportWriter(output, oneALine: false),
            ReportFormat.Ndjson => new JsonReportWriter(output, oneALine: true),
            ReportFormat.Csv => new CsvReportWriter(output, options.Rows, options.Header),
            ReportFormat.Html => new HtmlReportWriter(output),
            ReportFormat.Text => new TextReportWriter(output, options),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Format, "no writer for this format: add it here"),
        };
    }
}
