using System.Globalization;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports.Abuse;

namespace ForgeryCheck.Reports.Exchange.Misp;

/// <summary>Fills an object "email" from a report. Only the address of the hand-over accuses anybody: the rest is what the mail says of itself.</summary>
internal static class MispMessage
{
    private const int MostFindings = 12;

    /// <summary>Whether the message has anything without which MISP takes no such object.</summary>
    internal static bool HasWhatIsDemanded(Report report) =>
        report.Hops.Count > 0 || report.Date is not null || ExchangeText.Filled(report.Subject) is not null || ExchangeText.MessageId(report) is not null
        || Mailboxes.Of(report, "From"u8).Count > 0 || Mailboxes.Of(report, "To"u8).Count > 0;

    /// <summary>What the message is, and what was found.</summary>
    internal static string Comment(Report report)
    {
        var findings = FindingWords.Weighing(report).ToList();
        return string.Join(' ', findings.Take(MostFindings).Select(FindingWords.Sentence)
            .Prepend(HopWords.Meaning(report))
            .Prepend($"{report.Source}: {ExchangeText.Verdict(report)}.")
            .Append(findings.Count > MostFindings ? string.Create(CultureInfo.InvariantCulture, $"And {findings.Count - MostFindings} more findings.") : "")
            .Append(string.Create(CultureInfo.InvariantCulture, $"SHA-256 {report.Sha256}, {report.Size} bytes; {report.Tool.Name} {report.Tool.Version}, rules {report.Tool.Rules}."))
            .Where(sentence => sentence.Length > 0));
    }

    internal static void Write(MispObject email, Report report)
    {
        WriteHandOver(email, report);
        WriteFields(email, report);
        WriteLines(email, report);
    }

    private static void WriteHandOver(MispObject email, Report report)
    {
        if (report.HandOver is { Address: { } address } handOver)
        {
            // An address inside a network is nobody's, and detects nothing; one that many senders share would detect them all.
            email.Add(
                MispRelation.Address, address.ToString(), $"The address that handed the mail in, {ExchangeText.Recorded(handOver)}. Verdict: {ExchangeText.Verdict(report)}",
                detects: ExchangeText.IsAccused(report) && Incident.Of(report, out _) is { HandOver.Shared: null });
        }
    }

    private static void WriteFields(MispObject email, Report report)
    {
        var author = $"As From has it. Author {AnswerWords.ShortAuthor(report)}";
        var from = Mailboxes.Of(report, "From"u8);
        Add(MispRelation.From, from, author);
        email.Add(MispRelation.FromDisplayName, DisplayName(report.From));
        if (from.Count == 0)
        {
            email.Add(MispRelation.FromDomain, PlainHost.Of(report.Author.Of), author);
        }

        Add(MispRelation.To, Mailboxes.Of(report, "To"u8));
        Add(MispRelation.Cc, Mailboxes.Of(report, "Cc"u8));
        Add(MispRelation.Bcc, Mailboxes.Of(report, "Bcc"u8));
        Add(MispRelation.ReplyTo, Mailboxes.Of(report, "Reply-To"u8));
        // The template has room for one, and the topmost is that of the last delivery.
        Add(MispRelation.ReturnPath, Mailboxes.Of(report, "Return-Path"u8).Take(1));
        email.Add(MispRelation.Subject, report.Subject);
        email.Add(MispRelation.MessageId, ExchangeText.MessageId(report));
        email.Add(MispRelation.SendDate, report.Date?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        if (report.Header is { } header)
        {
            email.Add(MispRelation.Mailer, MessageHeaders.Decoded(header, "X-Mailer"u8));
            email.Add(MispRelation.UserAgent, MessageHeaders.Decoded(header, "User-Agent"u8));
            email.Add(MispRelation.ThreadIndex, MessageHeaders.Decoded(header, "Thread-Index"u8));
        }

        void Add(MispRelation relation, IEnumerable<string> addresses, string? comment = null)
        {
            foreach (var address in addresses)
            {
                email.Add(relation, address, comment);
            }
        }
    }

    private static void WriteLines(MispObject email, Report report)
    {
        foreach (var same in report.Hops.GroupBy(HopText.Raw, StringComparer.Ordinal))
        {
            email.Add(MispRelation.Header, $"Received: {same.Key}", string.Join("; ", same.Select(hop => Line(report, hop))));
        }

        if (PlainHost.Of(report.HandOver?.ReverseName) is { } reverse)
        {
            email.Add(MispRelation.ReceivedName, reverse, $"The reverse name of the address that handed the mail in, {ExchangeText.Recorded(report.HandOver!)}");
        }

        foreach (var (name, line) in ClaimedHosts.Names(report))
        {
            email.Add(MispRelation.ReceivedName, name, Claimed(line));
        }

        foreach (var (address, line) in ClaimedHosts.Addresses(report))
        {
            email.Add(MispRelation.ReceivedAddress, address.ToString(), Claimed(line));
        }
    }

    private static string Line(Report report, Hop hop)
    {
        var rules = string.Join(", ", HopText.Accusing(report, hop));
        return string.Create(CultureInfo.InvariantCulture, $"Line {hop.Number}, {HopWords.Status(hop.Status)}{(rules.Length > 0 ? $": {rules}" : "")}");
    }

    private static string Claimed(int line) => string.Create(CultureInfo.InvariantCulture, $"Only claimed, in line {line}: may be invented, or a victim's");

    // "Anna <anna@example.org>": what stands before the address, without quotes.
    private static string? DisplayName(string? from) => from?.IndexOf('<', StringComparison.Ordinal) is > 0 and var end ? from[..end].Trim().Trim('"') : null;
}
