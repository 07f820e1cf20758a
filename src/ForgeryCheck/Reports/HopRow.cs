using CsvHelper;

namespace ForgeryCheck.Reports;

/// <summary>
/// A row of the CSV report with one row a hop. The columns are the properties, in their
/// order, and named as in JSON; new ones come last. rules/csv.md lists them.
/// </summary>
[CsvRecord]
internal sealed partial record HopRow : ReportRow
{
    /// <summary>Number of the line, from 1 at the top.</summary>
    [CsvColumn("line")]
    public int Line { get; init; }

    /// <summary>trusted, handover, claimed or forged.</summary>
    [CsvColumn("status")]
    public string? Status { get; init; }

    /// <summary>smtp, local, web or unparsed.</summary>
    [CsvColumn("kind")]
    public string? Kind { get; init; }

    /// <summary>The name the client gave.</summary>
    [CsvColumn("helo")]
    public string? Helo { get; init; }

    /// <summary>The client's reverse name, as the line records it.</summary>
    [CsvColumn("rdns")]
    public string? Rdns { get; init; }

    /// <summary>The client's address, as the receiving host saw it.</summary>
    [CsvColumn("ip")]
    public string? Ip { get; init; }

    /// <summary>The client's port.</summary>
    [CsvColumn("port")]
    public int? Port { get; init; }

    /// <summary>The reply of its ident service.</summary>
    [CsvColumn("ident")]
    public string? Ident { get; init; }

    /// <summary>The user, or mechanism, of SMTP authentication.</summary>
    [CsvColumn("auth")]
    public string? Auth { get; init; }

    /// <summary>The envelope sender.</summary>
    [CsvColumn("envelopeFrom")]
    public string? EnvelopeFrom { get; init; }

    /// <summary>The host that wrote the line.</summary>
    [CsvColumn("by")]
    public string? By { get; init; }

    /// <summary>Its address.</summary>
    [CsvColumn("byIp")]
    public string? ByIp { get; init; }

    /// <summary>The link.</summary>
    [CsvColumn("via")]
    public string? Via { get; init; }

    /// <summary>The protocol.</summary>
    [CsvColumn("with")]
    public string? With { get; init; }

    /// <summary>The queue id.</summary>
    [CsvColumn("id")]
    public string? Id { get; init; }

    /// <summary>The recipients, separated by " | ".</summary>
    [CsvColumn("for")]
    public string? For { get; init; }

    /// <summary>The TLS version.</summary>
    [CsvColumn("tls")]
    public string? Tls { get; init; }

    /// <summary>The TLS cipher suite.</summary>
    [CsvColumn("cipher")]
    public string? Cipher { get; init; }

    /// <summary>The program that writes lines like this one.</summary>
    [CsvColumn("product")]
    public string? Product { get; init; }

    /// <summary>The line's time, in UTC.</summary>
    [CsvColumn("time")]
    [CsvFormat(CsvCell.TimeFormat)]
    public DateTimeOffset? Time { get; init; }

    /// <summary>Its date as written.</summary>
    [CsvColumn("timeText")]
    public string? TimeText { get; init; }

    /// <summary>Its zone in minutes east of UTC.</summary>
    [CsvColumn("offsetMinutes")]
    public int? OffsetMinutes { get; init; }

    /// <summary>Seconds since the line below; negative if the clock ran backwards.</summary>
    [CsvColumn("delaySeconds")]
    public double? DelaySeconds { get; init; }

    /// <summary>How the line below joins this one: reverse-name, address, name, organisation, not-testable or broken; empty for the lowest.</summary>
    [CsvColumn("joint")]
    public string? Joint { get; init; }

    /// <summary>Ids of the rules with findings here, separated by spaces.</summary>
    [CsvColumn("findings")]
    public string? Findings { get; init; }

    /// <summary>The line as one line of text.</summary>
    [CsvColumn("raw")]
    public string? Raw { get; init; }

    /// <summary>Offset of the field in the message.</summary>
    [CsvColumn("start")]
    public long Start { get; init; }

    /// <summary>Its length in bytes.</summary>
    [CsvColumn("length")]
    public int Length { get; init; }

    internal static HopRow Of(Report report, Hop hop)
    {
        var line = hop.Line;
        return new HopRow
        {
            Source = CsvCell.Text(report.Source),
            Sha256 = CsvCell.Text(report.Sha256),
            MessageId = CsvCell.Text(report.MessageId),
            Verdict = ReportWords.Of(report.Verdict),
            Line = hop.Number,
            Status = ReportWords.Of(hop.Status),
            Kind = ReportWords.Of(line.Kind),
            Helo = CsvCell.Text(HostText.Of(line.Helo)),
            Rdns = CsvCell.Text(HostText.Reverse(line.ReverseName)),
            Ip = line.Address?.ToString(),
            Port = HopText.Port(line),
            Ident = CsvCell.Text(line.Ident),
            Auth = CsvCell.Text(line.Auth),
            EnvelopeFrom = CsvCell.Text(line.EnvelopeFrom),
            By = CsvCell.Text(HostText.Of(line.By)),
            ByIp = line.ByAddress?.ToString(),
            Via = CsvCell.Text(line.Via),
            With = CsvCell.Text(line.With),
            Id = CsvCell.Text(line.Id),
            For = CsvCell.List(line.For),
            Tls = CsvCell.Text(line.Tls),
            Cipher = CsvCell.Text(line.Cipher),
            Product = CsvCell.Text(line.Product),
            Time = CsvCell.Time(line.Date.Time),
            TimeText = CsvCell.Text(line.DateText),
            OffsetMinutes = line.Date.OffsetMinutes,
            DelaySeconds = CsvCell.Number(HopText.Delay(hop)),
            Joint = HopText.JointBelow(report, hop) is { } joint ? ReportWords.Of(joint.Match) : null,
            Findings = CsvCell.Text(string.Join(' ', HopText.Rules(report, hop))),
            Raw = CsvCell.Text(HopText.Raw(hop)),
            Start = report.HeaderOffset + hop.Field.Start,
            Length = HopText.FieldLength(hop),
        };
    }
}
