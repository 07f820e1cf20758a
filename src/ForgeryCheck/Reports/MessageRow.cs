using CsvHelper;

namespace ForgeryCheck.Reports;

/// <summary>
/// A row of the CSV report with one row a message. The columns are the properties, in their
/// order, and named as in JSON; new ones come last. rules/csv.md lists them.
/// </summary>
[CsvRecord]
internal sealed partial record MessageRow
{
    /// <summary>Where the message came from.</summary>
    [CsvColumn("source")]
    public string? Source { get; init; }

    /// <summary>SHA-256 of the message as read.</summary>
    [CsvColumn("sha256")]
    public string? Sha256 { get; init; }

    /// <summary>Its size in bytes.</summary>
    [CsvColumn("size")]
    public long Size { get; init; }

    /// <summary>The Message-ID field without angle brackets.</summary>
    [CsvColumn("messageId")]
    public string? MessageId { get; init; }

    /// <summary>The From field, decoded.</summary>
    [CsvColumn("from")]
    public string? From { get; init; }

    /// <summary>The Subject field, decoded.</summary>
    [CsvColumn("subject")]
    public string? Subject { get; init; }

    /// <summary>The Date field, in UTC.</summary>
    [CsvColumn("date")]
    [CsvFormat(CsvCell.TimeFormat)]
    public DateTimeOffset? Date { get; init; }

    /// <summary>forged, suspicious, consistent or untestable.</summary>
    [CsvColumn("verdict")]
    public string? Verdict { get; init; }

    /// <summary>0 to 100.</summary>
    [CsvColumn("score")]
    public double? Score { get; init; }

    /// <summary>The combined weight of the findings: log10 of the odds ratio.</summary>
    [CsvColumn("weight")]
    public double? Weight { get; init; }

    /// <summary>The prior probability of forgery.</summary>
    [CsvColumn("prior")]
    public double Prior { get; init; }

    /// <summary>The boundary line: the lowest one written by a trusted host; lines count from 1 at the top.</summary>
    [CsvColumn("boundaryLine")]
    public int? BoundaryLine { get; init; }

    /// <summary>The most likely first invented line.</summary>
    [CsvColumn("forgedFromLine")]
    public int? ForgedFromLine { get; init; }

    /// <summary>The line that recorded the hand-over.</summary>
    [CsvColumn("handOverLine")]
    public int? HandOverLine { get; init; }

    /// <summary>The last address that is a fact.</summary>
    [CsvColumn("handOverIp")]
    public string? HandOverIp { get; init; }

    /// <summary>Its reverse name, as recorded at the time.</summary>
    [CsvColumn("handOverRdns")]
    public string? HandOverRdns { get; init; }

    /// <summary>Its HELO.</summary>
    [CsvColumn("handOverHelo")]
    public string? HandOverHelo { get; init; }

    /// <summary>The host that took the mail.</summary>
    [CsvColumn("handOverBy")]
    public string? HandOverBy { get; init; }

    /// <summary>When, in UTC.</summary>
    [CsvColumn("handOverTime")]
    [CsvFormat(CsvCell.TimeFormat)]
    public DateTimeOffset? HandOverTime { get; init; }

    /// <summary>The number of Received lines.</summary>
    [CsvColumn("hops")]
    public int Hops { get; init; }

    /// <summary>The number of findings, notes included.</summary>
    [CsvColumn("findings")]
    public int Findings { get; init; }

    /// <summary>The rule of the most accusing finding.</summary>
    [CsvColumn("topRule")]
    public string? TopRule { get; init; }

    /// <summary>Its rule's name.</summary>
    [CsvColumn("topName")]
    public string? TopName { get; init; }

    /// <summary>Its lines, separated by spaces.</summary>
    [CsvColumn("topLines")]
    public string? TopLines { get; init; }

    /// <summary>Its message.</summary>
    [CsvColumn("topMessage")]
    public string? TopMessage { get; init; }

    /// <summary>The number of checks that could not be made.</summary>
    [CsvColumn("notTestable")]
    public int NotTestable { get; init; }

    /// <summary>How the boundary was determined.</summary>
    [CsvColumn("boundaryReason")]
    public string? BoundaryReason { get; init; }

    /// <summary>What was irregular when reading the message, separated by " | ".</summary>
    [CsvColumn("notes")]
    public string? Notes { get; init; }

    /// <summary>The other end of the SMTP session, if the listener took the message.</summary>
    [CsvColumn("sessionPeer")]
    public string? SessionPeer { get; init; }

    /// <summary>The client: the peer, or the one it named (PROXY, XCLIENT, milter).</summary>
    [CsvColumn("sessionClient")]
    public string? SessionClient { get; init; }

    /// <summary>MAIL FROM; also empty for a bounce.</summary>
    [CsvColumn("envelopeSender")]
    public string? EnvelopeSender { get; init; }

    /// <summary>The recipients, separated by " | ".</summary>
    [CsvColumn("envelopeRecipients")]
    public string? EnvelopeRecipients { get; init; }

    /// <summary>consistent, contradictory or untestable: whether the trusted lines show signs of a change after receipt.</summary>
    [CsvColumn("copy")]
    public string? Copy { get; init; }

    /// <summary>The number of tests that could be made on the trusted lines for that.</summary>
    [CsvColumn("copyTests")]
    public int CopyTests { get; init; }

    /// <summary>Were claimed lines invented? forged, suspicious, consistent or untestable.</summary>
    [CsvColumn("lines")]
    public string? Lines { get; init; }

    /// <summary>0 to 100.</summary>
    [CsvColumn("linesScore")]
    public double? LinesScore { get; init; }

    /// <summary>Is the host at the hand-over who it says it is? confirmed, contradicted or unconfirmed.</summary>
    [CsvColumn("client")]
    public string? Client { get; init; }

    /// <summary>0 to 100.</summary>
    [CsvColumn("clientScore")]
    public double? ClientScore { get; init; }

    /// <summary>Whose host that is, as far as known.</summary>
    [CsvColumn("clientWhose")]
    public string? ClientWhose { get; init; }

    /// <summary>Is the client, or a signature, authorised for the domain in From? authenticated, contradicted or unauthenticated.</summary>
    [CsvColumn("author")]
    public string? Author { get; init; }

    /// <summary>0 to 100.</summary>
    [CsvColumn("authorScore")]
    public double? AuthorScore { get; init; }

    /// <summary>The domain in From.</summary>
    [CsvColumn("authorDomain")]
    public string? AuthorDomain { get; init; }

    /// <summary>The number of findings that were suppressed, and did not count.</summary>
    [CsvColumn("suppressed")]
    public int Suppressed { get; init; }

    internal static MessageRow Of(Report report)
    {
        var assessment = report.Assessment;
        var handOver = report.HandOver;
        var top = Strongest(assessment.Findings);
        return new MessageRow
        {
            Source = CsvCell.Text(report.Source),
            Sha256 = CsvCell.Text(report.Sha256),
            Size = report.Size,
            MessageId = CsvCell.Text(report.MessageId),
            From = CsvCell.Text(report.From),
            Subject = CsvCell.Text(report.Subject),
            Date = CsvCell.Time(report.Date),
            Verdict = ReportWords.Of(report.Verdict),
            Score = CsvCell.Number(ReportWords.Score(report.Score)),
            Weight = CsvCell.Number(ReportWords.Weight(assessment.Weight)),
            Prior = assessment.Prior,
            BoundaryLine = report.BoundaryLine,
            ForgedFromLine = assessment.ForgedFromLine,
            HandOverLine = handOver?.Line,
            HandOverIp = handOver?.Address?.ToString(),
            HandOverRdns = CsvCell.Text(HostText.Reverse(handOver?.ReverseName)),
            HandOverHelo = CsvCell.Text(HostText.Of(handOver?.Helo)),
            HandOverBy = CsvCell.Text(HostText.Of(handOver?.By)),
            HandOverTime = CsvCell.Time(handOver?.Time),
            Hops = report.Hops.Count,
            Findings = assessment.Findings.Count,
            TopRule = CsvCell.Text(top?.Rule.Id),
            TopName = CsvCell.Text(top?.Rule.Name),
            TopLines = top is null ? null : CsvCell.Lines(top.Lines),
            TopMessage = CsvCell.Text(top?.Message),
            NotTestable = report.NotTestable.Count,
            BoundaryReason = CsvCell.Text(report.BoundaryReason),
            Notes = CsvCell.List(report.Notes),
            SessionPeer = report.Session?.Peer.ToString(),
            SessionClient = report.Session?.Client?.ToString(),
            EnvelopeSender = CsvCell.Text(report.Envelope?.Sender),
            EnvelopeRecipients = report.Envelope is { } envelope ? CsvCell.List(envelope.Recipients) : null,
            Copy = ReportWords.Of(report.Copy.State),
            CopyTests = report.Copy.Tests,
            Lines = ReportWords.Of(assessment.Verdict),
            LinesScore = CsvCell.Number(ReportWords.Score(assessment.Score)),
            Client = AnswerWords.Client(report.Client.State),
            ClientScore = CsvCell.Number(ReportWords.Score(report.Client.Score)),
            ClientWhose = CsvCell.Text(report.Client.Of),
            Author = AnswerWords.Author(report.Author.State),
            AuthorScore = CsvCell.Number(ReportWords.Score(report.Author.Score)),
            AuthorDomain = CsvCell.Text(report.Author.Of),
            Suppressed = report.Suppressed.Count,
        };
    }

    /// <summary>The most accusing finding; null if none accuses.</summary>
    internal static Finding? Strongest(IReadOnlyList<Finding> findings)
    {
        Finding? top = null;
        foreach (var finding in findings)
        {
            if (finding.Weight > (top?.Weight ?? 0))
            {
                top = finding;
            }
        }

        return top;
    }
}
