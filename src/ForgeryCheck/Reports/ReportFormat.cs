namespace ForgeryCheck.Reports;

/// <summary>The formats of a report.</summary>
public enum ReportFormat
{
    /// <summary>For people, on a terminal.</summary>
    Text,

    /// <summary>One JSON array.</summary>
    Json,

    /// <summary>One JSON object per line.</summary>
    Ndjson,

    /// <summary>A table; see <see cref="ReportRows"/>.</summary>
    Csv,

    /// <summary>One self-contained page.</summary>
    Html,

    /// <summary>For a ticket (GitHub Flavored Markdown).</summary>
    Markdown,

    /// <summary>Evidence for the abuse desk of the address that handed the mail in, as plain text to paste.</summary>
    Abuse,

    /// <summary>The same as a feedback report to mail there (RFC 5965): one message, or an mbox of several.</summary>
    Arf,

    /// <summary>The same as JSON for the abuse desk's program (XARF version 4).</summary>
    Xarf,

    /// <summary>The hops as a CSV timeline for Timesketch.</summary>
    Timesketch,

    /// <summary>One STIX 2.1 bundle, for platforms of threat intelligence.</summary>
    Stix,

    /// <summary>One MISP event.</summary>
    Misp,

    /// <summary>One SARIF 2.1.0 log, for viewers and trackers of findings.</summary>
    Sarif,

    /// <summary>A table in an Apache Parquet file; see <see cref="ReportRows"/>.</summary>
    Parquet,
}
