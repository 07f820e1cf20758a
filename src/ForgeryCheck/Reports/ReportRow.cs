using CsvHelper;

namespace ForgeryCheck.Reports;

/// <summary>The leading columns of hop and finding rows: the message they are about.</summary>
internal abstract record ReportRow
{
    /// <summary>Where the message came from.</summary>
    [CsvColumn("source")]
    public string? Source { get; init; }

    /// <summary>SHA-256 of the message as read.</summary>
    [CsvColumn("sha256")]
    public string? Sha256 { get; init; }

    /// <summary>The Message-ID field without angle brackets.</summary>
    [CsvColumn("messageId")]
    public string? MessageId { get; init; }

    /// <summary>The message's verdict.</summary>
    [CsvColumn("verdict")]
    public string? Verdict { get; init; }
}
