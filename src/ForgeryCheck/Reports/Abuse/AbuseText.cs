using System.Globalization;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports.Abuse;

/// <summary>An incident in plain text: to paste into a form or a mail to an abuse desk, and the readable part of a feedback report.</summary>
internal sealed class AbuseText(TerminalPage page)
{
    private const int Label = 20;
    private const int MostFindings = 12;
    private const int MostCharacters = 4000;

    /// <summary>Writes the whole.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="reporter">Who reports it; null if unknown.</param>
    /// <param name="withHeader">Whether to add the header; not if it is sent as a part of its own.</param>
    internal void Write(Incident incident, Reporter? reporter, bool withHeader)
    {
        var report = incident.Report;
        var title = $"Abuse report: {incident.Address}";
        page.Put(title).End().Put(new string('-', title.Length)).End().End();
        page.Margin().Flow(page.Mail($"To the operator of {incident.Address}: a host at this address handed the message below to {incident.Recorder}, which recorded the address itself."))
            .Flow(" Whatever the message claims about its earlier path came from that host and may be forged.").End().End();
        WriteFacts(incident);
        WriteFindings(report);
        WriteMessage(report);
        if (reporter is not null)
        {
            Field("Reported by", reporter.Name is null ? reporter.Address : $"{reporter.Name} <{reporter.Address}>");
        }

        Field("Made with", $"{report.Tool.Name} {report.Tool.Version}, rules {report.Tool.Rules}");
        if (withHeader)
        {
            WriteHeader(report);
        }
    }

    private void WriteFacts(Incident incident)
    {
        var line = incident.Line.Line;
        Field("Source address", incident.Address.ToString());
        Field("Source port", incident.Port?.ToString(CultureInfo.InvariantCulture) ?? "not recorded");
        Field("Time", incident.Time is { } time ? ReportTime.Plain(time) : "not recorded");
        Field("  as written", line.DateText);
        Field("Recorded by", string.Create(CultureInfo.InvariantCulture, $"{incident.Recorder}, in line {incident.HandOver.Line} of the header"));
        Field("Why believed", incident.HandOver.RestsOn is { Length: > 0 } basis ? basis : null);
        Field("HELO", HostText.Of(incident.HandOver.Helo) is { Length: > 0 } helo ? helo : "none recorded");
        Field("Reverse DNS then", HostText.Reverse(incident.HandOver.ReverseName) ?? "none recorded");
        Field("Came from", HopWords.ClaimedSource(incident.Report));
        Field("Protocol", line.With is { Length: > 0 } with ? line.Tls is { Length: > 0 } tls ? $"{with}, {tls}" : with : null);
        Field("Queue id", line.Id);
        Field("Envelope sender", incident.EnvelopeSender switch { null => null, "" => "<> (a bounce)", var sender => sender });
        page.End();
    }

    private void WriteFindings(Report report)
    {
        page.Margin().Flow(report.Verdict == Verdict.Untestable
            ? HopWords.Meaning(report)
            : $"Verdict on the header: {ReportWords.Of(report.Verdict)}, score {HopWords.ShortScore(report.Score)} of 100. {page.Mail(HopWords.Meaning(report))}").End();
        var weighing = FindingWords.Weighing(report).ToList();
        foreach (var finding in weighing.Take(MostFindings))
        {
            page.Margin(("    ", Ink.None)).Put("  - ").Flow(page.Mail(FindingWords.Sentence(finding))).End();
        }

        if (weighing.Count > MostFindings)
        {
            page.Put(string.Create(CultureInfo.InvariantCulture, $"  - and {weighing.Count - MostFindings} more")).End();
        }

        page.End();
    }

    private void WriteMessage(Report report)
    {
        Field("From", report.From);
        Field("Subject", report.Subject);
        Field("Date", report.Date is { } date ? ReportTime.Plain(date) : null);
        Field("Message-ID", report.MessageId);
        Field("Size", string.Create(CultureInfo.InvariantCulture, $"{report.Size:#,0} bytes"));

        // In one piece, to be searched for: it fits only because its label is short.
        page.Put("  SHA-256  " + page.Mail(report.Sha256)).End();
    }

    private void WriteHeader(Report report)
    {
        page.End().Put("Header of the message as received, indented by two columns:").End();
        if (report.Repairs?.Sentence is { } repairs)
        {
            page.Margin().Flow(page.Mail(repairs)).End();
        }

        page.End();
        foreach (var line in HeaderLines.Of(report))
        {
            page.Put("  ").Put(page.Mail(line, MostCharacters)).End();
        }
    }

    private void Field(string label, string? value)
    {
        if (value is not null)
        {
            page.Margin((new string(' ', Label), Ink.None)).Put($"  {label}".PadRight(Label)).Flow(page.Mail(value)).End();
        }
    }
}
