using System.Globalization;
using System.Text;
using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;
using ForgeryCheck.Writing;
using MimeKit;
using MimeKit.Utils;

namespace ForgeryCheck.Reports.Abuse;

/// <summary>
/// A feedback report (RFC 5965): a mail to an abuse desk of three parts, which are text for people, the facts for programs, and the header of the message
/// reported. It has no recipient: the operator's address is not known here.
/// </summary>
internal static class ArfMessage
{
    // RFC 5322 section 2.1.1.
    private const int LongestLine = 998;
    private const int MostOfSubject = 300;
    private const int TextWidth = 76;

    static ArfMessage() => MailCharsets.Register();

    internal static MimeMessage Of(Incident incident, Reporter reporter, DateTimeOffset now)
    {
        var report = incident.Report;
        var id = NamedUuid.Of($"arf {report.Sha256} {incident.Address} {reporter.Address}");
        var body = new MultipartReport("feedback-report") { Boundary = $"=_{id:N}" };
        body.Add(Text(incident, reporter));
        body.Add(Facts(incident));
        body.Add(Header(report));
        return new MimeMessage
        {
            Body = body,
            Date = now,
            MessageId = $"{id}@{PlainAddress.Domain(reporter.Address)}",
            // As that of the message, but for the prefix of a forwarded one (RFC 5965 section 2).
            Subject = $"FW: {SafeText.Show(report.Subject, MostOfSubject)}",
            From = { new MailboxAddress(SafeText.Show(reporter.Name), reporter.Address) },
        };
    }

    private static TextPart Text(Incident incident, Reporter reporter)
    {
        var page = new TerminalPage(TextWidth, color: false, Glyphs.Unicode);
        new AbuseText(page).Write(incident, reporter, withHeader: false);
        return new TextPart("plain") { Content = DotSafeContent.Of(page.Take()), ContentType = { Charset = "utf-8" }, ContentTransferEncoding = ContentEncoding.QuotedPrintable };
    }

    private static MessageFeedbackReport Facts(Incident incident)
    {
        var report = incident.Report;
        var part = new MessageFeedbackReport { ContentTransferEncoding = ContentEncoding.SevenBit };
        void Field(string name, string value) => part.Fields.Add(name, SafeText.Show(value, ascii: true));

        Field("Feedback-Type", "abuse");
        Field("User-Agent", $"{Token(report.Tool.Name)}/{Token(report.Tool.Version)}");
        Field("Version", "1");
        if (incident.EnvelopeSender is { } sender && (sender.Length == 0 || PlainAddress.Is(sender)))
        {
            Field("Original-Mail-From", $"<{sender}>");
        }

        if (incident.Time is { } time)
        {
            Field("Arrival-Date", DateUtils.FormatDate(time));
        }

        if (HostNames.IsName(incident.Recorder) && System.Text.Ascii.IsValid(incident.Recorder))
        {
            Field("Reporting-MTA", $"dns; {incident.Recorder}");
        }

        // The grammar wants the literal of RFC 5321, whose IPv6 addresses bear a tag; readers of these reports parse the bare address.
        Field("Source-IP", incident.Address.ToString());
        if (incident.Port is { } port)
        {
            // RFC 6692.
            Field("Source-Port", port.ToString(CultureInfo.InvariantCulture));
        }

        return part;
    }

    private static MimePart Header(Report report)
    {
        var bytes = HeaderLines.Bytes(report);
        byte[] whole = [.. bytes.Span, .. bytes.Span.EndsWith("\n"u8) ? ""u8 : "\r\n"u8];
        var isPlain = IsPlain(bytes.Span);
        return new MimePart("text", "rfc822-headers")
        {
            // Readable as it is, unless it needs more to pass through unchanged (RFC 6522 section 4).
            Content = isPlain ? new MimeContent(new MemoryStream(whole, writable: false)) : DotSafeContent.Of(whole),
            ContentTransferEncoding = isPlain ? ContentEncoding.SevenBit : ContentEncoding.QuotedPrintable,
        };
    }

    private static bool IsPlain(ReadOnlySpan<byte> header)
    {
        foreach (var range in header.Split((byte)'\n'))
        {
            var line = header[range];
            line = line.EndsWith("\r"u8) ? line[..^1] : line;
            if (line.Length > LongestLine || line is [(byte)'.'] || line.ContainsAnyExceptInRange((byte)' ', (byte)'~') && line.ContainsAny(Unprintable))
            {
                return false;
            }
        }

        return true;
    }

    private static readonly System.Buffers.SearchValues<byte> Unprintable =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(0, 256).Where(b => b is < ' ' and not '\t' or > '~').Select(b => (byte)b)]);

    // RFC 9110 section 5.6.2, from which RFC 5965 has the product of a user agent.
    private static string Token(string text) => string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-'));
}
