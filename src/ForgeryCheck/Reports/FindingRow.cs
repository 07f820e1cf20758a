using CsvHelper;

namespace ForgeryCheck.Reports;

/// <summary>
/// A row of the CSV report with one row a finding. The columns are the properties, in their
/// order, and named as in JSON; new ones come last. rules/csv.md lists them.
/// </summary>
[CsvRecord]
internal sealed partial record FindingRow : ReportRow
{
    /// <summary>The message's score.</summary>
    [CsvColumn("score")]
    public double? Score { get; init; }

    /// <summary>The rule's id.</summary>
    [CsvColumn("rule")]
    public string? Rule { get; init; }

    /// <summary>Its name.</summary>
    [CsvColumn("name")]
    public string? Name { get; init; }

    /// <summary>Its family.</summary>
    [CsvColumn("family")]
    public string? Family { get; init; }

    /// <summary>contradiction, anomaly, support or note.</summary>
    [CsvColumn("kind")]
    public string? Kind { get; init; }

    /// <summary>The numbers of its lines, separated by spaces.</summary>
    [CsvColumn("lines")]
    public string? Lines { get; init; }

    /// <summary>Log10 of the likelihood ratio.</summary>
    [CsvColumn("weight")]
    public double? Weight { get; init; }

    /// <summary>What was found.</summary>
    [CsvColumn("message")]
    public string? Message { get; init; }

    /// <summary>Possible legitimate reasons, separated by " | ".</summary>
    [CsvColumn("innocent")]
    public string? Innocent { get; init; }

    /// <summary>The values it rests on, as name=value, separated by " | ".</summary>
    [CsvColumn("values")]
    public string? Values { get; init; }

    /// <summary>Offset in the message of the bytes it rests on.</summary>
    [CsvColumn("start")]
    public long? Start { get; init; }

    /// <summary>Their number.</summary>
    [CsvColumn("length")]
    public int? Length { get; init; }

    internal static FindingRow Of(Report report, Finding finding) => new()
    {
        Source = CsvCell.Text(report.Source),
        Sha256 = CsvCell.Text(report.Sha256),
        MessageId = CsvCell.Text(report.MessageId),
        Verdict = ReportWords.Of(report.Verdict),
        Score = CsvCell.Number(ReportWords.Score(report.Score)),
        Rule = CsvCell.Text(finding.Rule.Id),
        Name = CsvCell.Text(finding.Rule.Name),
        Family = ReportWords.Of(finding.Rule.Family),
        Kind = ReportWords.Of(finding.Kind),
        Lines = CsvCell.Lines(finding.Lines),
        Weight = CsvCell.Number(ReportWords.Weight(finding.Weight)),
        Message = CsvCell.Text(finding.Message),
        Innocent = CsvCell.List(finding.Innocent),
        Values = CsvCell.List(finding.Values.Select(v => v.Key + "=" + v.Value)),
        Start = finding.Start,
        Length = finding.Length,
    };
}
