using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Web.Analysis;

namespace ForgeryCheck.Web.Live;

/// <summary>
/// Makes the report on a stored message again: a stored report is JSON, of which no page can be made. From the same bytes, envelope, session and DNS
/// answers the same report follows, unless rules or declarations have changed since.
/// </summary>
internal sealed class ReportAgain(MailAnalysis analysis, MessageSource source)
{
    /// <summary>Analyzes a message; null if its bytes are gone.</summary>
    internal async Task<Report?> MakeAsync(MessageRow row, KeptFacts facts, CancellationToken cancellation)
    {
        var answers = DnsRecordFile.OfReport(facts.Report);
        INameService names = answers.Count > 0 ? new ReplayedNames(answers) : NamesOff.Instance;
        return Read(row, facts, names.IsOn) is { } message ? await analysis.With(names).AnalyzeAsync(message, cancellation).ConfigureAwait(false) : null;
    }

    private MailMessage? Read(MessageRow row, KeptFacts facts, bool hashBodies)
    {
        using var message = new MessageBuilder(new MailReadOptions { HashBodies = hashBodies });
        var builder = message;
        return source.TryCopy(row, piece => builder.Append(piece)) ? message.Finish(row.Id, facts.Envelope.ToEnvelope(), facts.Session) : null;
    }
}
