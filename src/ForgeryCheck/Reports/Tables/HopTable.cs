using Column = ForgeryCheck.Reports.Tables.Column<ForgeryCheck.Reports.Tables.ReportedHop>;

namespace ForgeryCheck.Reports.Tables;

/// <summary>The table with one row a hop.</summary>
internal sealed class HopTable(string run) : Table<ReportedHop>(Columns(run))
{
    /// <inheritdoc/>
    private protected override IEnumerable<ReportedHop> RowsOf(Report report) => report.Hops.Select(hop => new ReportedHop(report, hop));

    private static TableColumn<ReportedHop>[] Columns(string run) =>
    [
        Column.Text("source", h => h.Report.Source),
        Column.Text("sha256", h => h.Report.Sha256),
        Column.Text("messageId", h => h.Report.MessageId),
        Column.Text("verdict", h => ReportWords.Of(h.Report.Verdict)),
        Column.Whole("line", h => h.Hop.Number),
        Column.Text("status", h => ReportWords.Of(h.Hop.Status)),
        Column.Text("kind", h => ReportWords.Of(h.Line.Kind)),
        Column.Text("helo", h => HostText.Of(h.Line.Helo)),
        Column.Text("rdns", h => HostText.Reverse(h.Line.ReverseName)),
        Column.Text("ip", h => h.Line.Address?.ToString()),
        Column.Address("ipBytes", h => h.Line.Address),
        Column.Whole("port", h => HopText.Port(h.Line)),
        Column.Text("ident", h => h.Line.Ident),
        Column.Text("auth", h => h.Line.Auth),
        Column.Text("envelopeFrom", h => h.Line.EnvelopeFrom),
        Column.Text("by", h => HostText.Of(h.Line.By)),
        Column.Text("byIp", h => h.Line.ByAddress?.ToString()),
        Column.Address("byIpBytes", h => h.Line.ByAddress),
        Column.Text("via", h => h.Line.Via),
        Column.Text("with", h => h.Line.With),
        Column.Text("id", h => h.Line.Id),
        Column.Texts("for", h => h.Line.For),
        Column.Text("tls", h => h.Line.Tls),
        Column.Text("cipher", h => h.Line.Cipher),
        Column.Text("product", h => h.Line.Product),
        Column.Time("time", h => h.Line.Date.Time),
        Column.Text("timeText", h => h.Line.DateText),
        Column.Whole("offsetMinutes", h => h.Line.Date.OffsetMinutes),
        Column.Number("delaySeconds", h => HopText.Delay(h.Hop)),
        Column.Text("joint", h => HopText.JointBelow(h.Report, h.Hop) is { } joint ? ReportWords.Of(joint.Match) : null),
        Column.Texts("findings", h => [.. HopText.Rules(h.Report, h.Hop)]),
        Column.Text("raw", h => HopText.Raw(h.Hop)),
        Column.Long("start", h => h.Report.HeaderOffset + h.Hop.Field.Start),
        Column.Whole("length", h => HopText.FieldLength(h.Hop)),
        Column.Text("run", _ => run),
    ];
}
