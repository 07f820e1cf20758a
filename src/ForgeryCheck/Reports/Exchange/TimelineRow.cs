using CsvHelper;

namespace ForgeryCheck.Reports.Exchange;

/// <summary>
/// A row of a timeline, one a hop: the three columns that Timesketch demands, and fields to search in. The columns are the properties, in their order;
/// rules/csv.md lists them.
/// </summary>
[CsvRecord]
internal sealed partial record TimelineRow
{
    // Timesketch reads a column of times in the form of its first one, so all have milliseconds.
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'";

    /// <summary>What happened, in words.</summary>
    [CsvColumn("message")]
    public string? Message { get; init; }

    /// <summary>The line's time, in UTC.</summary>
    [CsvColumn("datetime")]
    [CsvFormat(TimeFormat)]
    public DateTimeOffset DateTime { get; init; }

    /// <summary>What the time is, and how far it can be believed.</summary>
    [CsvColumn("timestamp_desc")]
    public string? Description { get; init; }

    /// <summary>The message's verdict, then the rules with findings against this line, separated by commas.</summary>
    [CsvColumn("tag")]
    public string? Tag { get; init; }

    /// <summary>Where the message came from.</summary>
    [CsvColumn("mail_source")]
    public string? Source { get; init; }

    /// <summary>SHA-256 of the message as read.</summary>
    [CsvColumn("sha256_hash")]
    public string? Sha256 { get; init; }

    /// <summary>The Message-ID field without angle brackets.</summary>
    [CsvColumn("message_id")]
    public string? MessageId { get; init; }

    /// <summary>The message's score, 0 to 100.</summary>
    [CsvColumn("score")]
    public double? Score { get; init; }

    /// <summary>Number of the line, from 1 at the top.</summary>
    [CsvColumn("line")]
    public int Line { get; init; }

    /// <summary>trusted, handover, claimed or forged.</summary>
    [CsvColumn("status")]
    public string? Status { get; init; }

    /// <summary>The client's address, as the receiving host saw it.</summary>
    [CsvColumn("src_ip")]
    public string? Ip { get; init; }

    /// <summary>The client's reverse name, as the line records it.</summary>
    [CsvColumn("src_hostname")]
    public string? ReverseName { get; init; }

    /// <summary>The name the client gave.</summary>
    [CsvColumn("helo")]
    public string? Helo { get; init; }

    /// <summary>The host that wrote the line.</summary>
    [CsvColumn("dst_hostname")]
    public string? By { get; init; }

    /// <summary>The queue id.</summary>
    [CsvColumn("queue_id")]
    public string? Id { get; init; }

    /// <summary>The row of a hop; null if its line has no readable time.</summary>
    internal static TimelineRow? Of(Report report, Hop hop)
    {
        if (hop.Line.Date.Time is not { } time)
        {
            return null;
        }

        var line = hop.Line;
        var status = HopWords.Status(hop.Status);
        return new TimelineRow
        {
            Message = CsvCell.Text(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{HopWords.Server(hop)}: {HopWords.Client(hop)}; line {hop.Number}, {status}")),
            DateTime = time.ToUniversalTime(),
            Description = $"Received, {status}",
            Tag = CsvCell.Text(string.Join(',', HopText.Accusing(report, hop).Prepend(ReportWords.Of(report.Verdict)))),
            Source = CsvCell.Text(report.Source),
            Sha256 = CsvCell.Text(report.Sha256),
            MessageId = CsvCell.Text(report.MessageId),
            Score = CsvCell.Number(ReportWords.Score(report.Score)),
            Line = hop.Number,
            Status = ReportWords.Of(hop.Status),
            Ip = line.Address?.ToString(),
            ReverseName = CsvCell.Text(HostText.Reverse(line.ReverseName)),
            Helo = CsvCell.Text(HostText.Of(line.Helo)),
            By = CsvCell.Text(HostText.Of(line.By)),
            Id = CsvCell.Text(line.Id),
        };
    }
}
