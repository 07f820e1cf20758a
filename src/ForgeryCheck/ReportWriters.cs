using ForgeryCheck.Reports;
using ForgeryCheck.Reports.Abuse;
using ForgeryCheck.Reports.Exchange;
using ForgeryCheck.Reports.Exchange.Misp;
using ForgeryCheck.Reports.Exchange.Sarif;
using ForgeryCheck.Reports.Exchange.Stix;
using ForgeryCheck.Reports.Tables;

namespace ForgeryCheck;

/// <summary>The writers of reports, one per format. Listed here rather than beside them, since each kind of writer has a folder of its own.</summary>
public static class ReportWriters
{
    /// <summary>A writer over a stream, which it leaves open.</summary>
    /// <exception cref="ArgumentException">The format needs a reporter, and the options name none.</exception>
    public static IReportWriter Create(Stream output, ReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(options);
        return options.Format switch
        {
            ReportFormat.Json => new JsonReportWriter(output, oneALine: false),
            ReportFormat.Ndjson => new JsonReportWriter(output, oneALine: true),
            ReportFormat.Csv => new CsvReportWriter(output, options.Rows, options.Header),
            ReportFormat.Html => new HtmlReportWriter(output, new StandaloneHtmlFrame()),
            ReportFormat.Text => new TextReportWriter(output, options),
            ReportFormat.Markdown => new MarkdownReportWriter(output, options.Detail),
            ReportFormat.Abuse => new AbuseReportWriter(output, options),
            ReportFormat.Arf => new ArfReportWriter(output, options),
            ReportFormat.Xarf => new XarfReportWriter(output, options),
            ReportFormat.Timesketch => new TimesketchReportWriter(output, options.LeftOut),
            ReportFormat.Stix => new StixReportWriter(output, options.LeftOut),
            ReportFormat.Misp => new MispReportWriter(output, options.LeftOut),
            ReportFormat.Sarif => new SarifReportWriter(output, options.ExitStatus),
            ReportFormat.Parquet => new ParquetReportWriter(output, options.Rows),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Format, "no writer for this format: add it here"),
        };
    }
}
