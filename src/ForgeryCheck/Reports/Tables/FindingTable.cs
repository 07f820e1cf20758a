using Column = ForgeryCheck.Reports.Tables.Column<ForgeryCheck.Reports.Tables.ReportedFinding>;

namespace ForgeryCheck.Reports.Tables;

/// <summary>The table with one row a finding.</summary>
internal sealed class FindingTable(string run) : Table<ReportedFinding>(Columns(run))
{
    /// <inheritdoc/>
    private protected override IEnumerable<ReportedFinding> RowsOf(Report report) => report.Assessment.Findings.Select(finding => new ReportedFinding(report, finding));

    private static TableColumn<ReportedFinding>[] Columns(string run) =>
    [
        Column.Text("source", f => f.Report.Source),
        Column.Text("sha256", f => f.Report.Sha256),
        Column.Text("messageId", f => f.Report.MessageId),
        Column.Text("verdict", f => ReportWords.Of(f.Report.Verdict)),
        Column.Number("score", f => ReportWords.Score(f.Report.Score)),
        Column.Text("rule", f => f.Finding.Rule.Id),
        Column.Text("name", f => f.Finding.Rule.Name),
        Column.Text("family", f => ReportWords.Of(f.Finding.Rule.Family)),
        Column.Text("kind", f => ReportWords.Of(f.Finding.Kind)),
        Column.Numbers("lines", f => f.Finding.Lines),
        Column.Number("weight", f => ReportWords.Weight(f.Finding.Weight)),
        Column.Text("message", f => f.Finding.Message),
        Column.Texts("innocent", f => f.Finding.Innocent),
        Column.Map("values", f => f.Finding.Values),
        Column.Long("start", f => f.Finding.Start),
        Column.Whole("length", f => f.Finding.Length),
        Column.Text("run", _ => run),
    ];
}
