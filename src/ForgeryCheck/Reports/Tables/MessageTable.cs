using Column = ForgeryCheck.Reports.Tables.Column<ForgeryCheck.Reports.Tables.ReportedMessage>;

namespace ForgeryCheck.Reports.Tables;

/// <summary>The table with one row a message.</summary>
internal sealed class MessageTable(string run) : Table<ReportedMessage>(Columns(run))
{
    /// <inheritdoc/>
    private protected override IEnumerable<ReportedMessage> RowsOf(Report report) => [new(report, MessageRow.Strongest(report.Assessment.Findings))];

    private static TableColumn<ReportedMessage>[] Columns(string run) =>
    [
        Column.Text("source", m => m.Report.Source),
        Column.Text("sha256", m => m.Report.Sha256),
        Column.Long("size", m => m.Report.Size),
        Column.Text("messageId", m => m.Report.MessageId),
        Column.Text("from", m => m.Report.From),
        Column.Text("subject", m => m.Report.Subject),
        Column.Time("date", m => m.Report.Date),
        Column.Text("verdict", m => ReportWords.Of(m.Report.Verdict)),
        Column.Number("score", m => ReportWords.Score(m.Report.Score)),
        Column.Number("weight", m => ReportWords.Weight(m.Report.Assessment.Weight)),
        Column.Number("prior", m => m.Report.Assessment.Prior),
        Column.Whole("boundaryLine", m => m.Report.BoundaryLine),
        Column.Whole("forgedFromLine", m => m.Report.Assessment.ForgedFromLine),
        Column.Whole("handOverLine", m => m.HandOver?.Line),
        Column.Text("handOverIp", m => m.HandOver?.Address?.ToString()),
        Column.Address("handOverIpBytes", m => m.HandOver?.Address),
        Column.Text("handOverRdns", m => HostText.Reverse(m.HandOver?.ReverseName)),
        Column.Text("handOverHelo", m => HostText.Of(m.HandOver?.Helo)),
        Column.Text("handOverBy", m => HostText.Of(m.HandOver?.By)),
        Column.Time("handOverTime", m => m.HandOver?.Time),
        Column.Whole("hops", m => m.Report.Hops.Count),
        Column.Whole("findings", m => m.Report.Assessment.Findings.Count),
        Column.Text("topRule", m => m.Top?.Rule.Id),
        Column.Text("topName", m => m.Top?.Rule.Name),
        Column.Numbers("topLines", m => m.Top?.Lines ?? []),
        Column.Text("topMessage", m => m.Top?.Message),
        Column.Whole("notTestable", m => m.Report.NotTestable.Count),
        Column.Text("boundaryReason", m => m.Report.BoundaryReason),
        Column.Texts("notes", m => m.Report.Notes),
        Column.Text("sessionPeer", m => m.Report.Session?.Peer.ToString()),
        Column.Address("sessionPeerBytes", m => m.Report.Session?.Peer),
        Column.Text("sessionClient", m => m.Report.Session?.Client?.ToString()),
        Column.Address("sessionClientBytes", m => m.Report.Session?.Client),
        Column.Text("envelopeSender", m => m.Report.Envelope?.Sender),
        Column.Texts("envelopeRecipients", m => m.Report.Envelope?.Recipients ?? []),
        Column.Text("copy", m => ReportWords.Of(m.Report.Copy.State)),
        Column.Whole("copyTests", m => m.Report.Copy.Tests),
        Column.Text("lines", m => ReportWords.Of(m.Report.Assessment.Verdict)),
        Column.Number("linesScore", m => ReportWords.Score(m.Report.Assessment.Score)),
        Column.Text("client", m => AnswerWords.Client(m.Report.Client.State)),
        Column.Number("clientScore", m => ReportWords.Score(m.Report.Client.Score)),
        Column.Text("clientWhose", m => m.Report.Client.Of),
        Column.Text("author", m => AnswerWords.Author(m.Report.Author.State)),
        Column.Number("authorScore", m => ReportWords.Score(m.Report.Author.Score)),
        Column.Text("authorDomain", m => m.Report.Author.Of),
        Column.Whole("suppressed", m => m.Report.Suppressed.Count),
        Column.Text("run", _ => run),
    ];
}
