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
}
