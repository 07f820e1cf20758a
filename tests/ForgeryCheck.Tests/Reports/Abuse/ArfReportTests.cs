using System.Diagnostics;
using System.Text;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Reports.Abuse;
using MimeKit;

namespace ForgeryCheck.Tests.Reports.Abuse;

/// <summary>Feedback reports are read by other parsers as what they are meant to be.</summary>
public sealed class ArfReportTests
{
    [Fact]
    public void AnAbuseDeskReadsTheThreeParts()
    {
        var message = Read(Write(SampleReports.Forged()));
        Assert.Equal("\"Größe & Söhne Postmaster\" <postmaster@example.org>", message.From.ToString());
        Assert.Equal("FW: Ihr Konto: Grüße & <wichtige> Änderung", message.Subject);
        Assert.Equal(SampleReports.Clock.GetUtcNow(), message.Date);
        var report = Assert.IsType<MultipartReport>(message.Body);
        Assert.Equal("feedback-report", report.ReportType);
        Assert.Equal(3, report.Count);
        Assert.StartsWith("Abuse report: 203.0.113.7", Assert.IsType<TextPart>(report[0]).Text, StringComparison.Ordinal);
        var facts = Assert.IsType<MessageFeedbackReport>(report[1]).Fields;
        Assert.Equal(
            ["Feedback-Type: abuse", "User-Agent: forgerycheck/0.1.0", "Version: 1", "Arrival-Date: Wed, 01 May 2024 10:00:03 +0000", "Reporting-MTA: dns; mx.example.org", "Source-IP: 203.0.113.7"],
            facts.Select(field => $"{field.Field}: {field.Value}"));
        Assert.Equal("text/rfc822-headers", report[2].ContentType.MimeType);
        Assert.True(Write(SampleReports.Forged()).AsSpan().IndexOf(HeaderLines.Bytes(SampleReports.Forged()).Span) > 0, "the header byte for byte");
    }

    // sendmail takes a lone dot for the end of its input (RFC 2049 section 3), and would send the first paragraph only.
    [Theory]
    [InlineData("a sentence that is so long that its last dot would stand alone at the start of a line")]
    [InlineData(".\r\n .\r\n..\r\n.....................................................................................")]
    [InlineData(". ü\n.\n. ")]
    public void NoLineBeginsWithADot(string text)
    {
        for (var pad = 0; pad < 90; pad++)
        {
            var whole = new string('x', pad) + "\r\n" + new string('y', pad) + text;
            var content = DotSafeContent.Of(System.Text.Encoding.UTF8.GetBytes(whole));
            using var encoded = new MemoryStream();
            content.WriteTo(encoded);
            using var decoded = new MemoryStream();
            content.DecodeTo(decoded);

            var lines = System.Text.Encoding.ASCII.GetString(encoded.ToArray()).Split("\r\n");
            Assert.All(lines, line => Assert.False(line.StartsWith('.') || line.Length > 76, line));
            Assert.Equal(whole.ReplaceLineEndings("\r\n"), System.Text.Encoding.UTF8.GetString(decoded.ToArray()));
        }
    }

    [Fact]
    public void TheListenerAddsPortAndEnvelopeSender()
    {
        var report = SampleReports.Listened();
        report = report with { HandOver = report.HandOver! with { Address = report.Session!.Client } };
        var facts = Assert.IsType<MessageFeedbackReport>(Assert.IsType<MultipartReport>(Read(Write(report)).Body)[1]).Fields;
        Assert.Equal("<bounce=1@example.net>", facts["Original-Mail-From"]);
        Assert.Equal("2001:db8::25", facts["Source-IP"]);
        Assert.Equal("40112", facts["Source-Port"]);
    }

    [Fact]
    public void SeveralAreAnMbox()
    {
        var from = SampleReports.Forged() with { Header = HeaderBlock.Parse("From mallory Wed May  1 10:00:03 2024\r\nSubject: x\r\nFrom here\r\n"u8.ToArray()) };
        var bytes = Write(from, SampleReports.Untestable(), SampleReports.Consistent());
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.StartsWith("From postmaster@example.org Tue Jun  4 09:30:00 2024\n", Encoding.ASCII.GetString(bytes), StringComparison.Ordinal);
        using var stream = new MemoryStream(bytes);
        var parser = new MimeParser(stream, MimeFormat.Mbox);
        var subjects = new List<string?>();
        while (!parser.IsEndOfStream)
        {
            subjects.Add(parser.ParseMessage().Subject);
        }

        Assert.Equal(["FW: Ihr Konto: Grüße & <wichtige> Änderung", "FW:"], subjects.Select(subject => subject?.TrimEnd()));
    }

    [Fact]
    public void TheSameReportHasTheSameMessageId()
    {
        Assert.Equal(Read(Write(SampleReports.Forged())).MessageId, Read(Write(SampleReports.Forged() with { Source = "copy.eml" })).MessageId);
        Assert.NotEqual(Read(Write(SampleReports.Forged())).MessageId, Read(Write(SampleReports.Consistent())).MessageId);
    }

    [Fact]
    public void WithoutAReporterThereIsNone()
    {
        Assert.Throws<ArgumentException>(() => ReportWriters.Create(Stream.Null, new ReportOptions(ReportFormat.Arf)));
        Assert.Throws<ArgumentException>(() => ReportWriters.Create(Stream.Null, new ReportOptions(ReportFormat.Arf, Reporter: new("x", "a@b\r\nBcc: c@d"))));
    }

    // The standard library of Python reads it too, hostile header or not.
    [Fact]
    public async Task PythonReadsTheSame()
    {
        const string Script = """
            import sys, email, email.policy
            message = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)
            parts = message.get_payload()
            print(message.get_content_type(), message.get_param("report-type"), [part.get_content_type() for part in parts], message.defects)
            fields = parts[1].get_payload()
            fields = fields[0] if isinstance(fields, list) else email.message_from_string(fields)
            print(fields["Feedback-Type"], fields["Source-IP"], fields["Arrival-Date"], parts[2].get_payload(decode=True).count(b"Received:"))
            """;
        foreach (var report in (Report[])[SampleReports.Forged(), HostileReports.Of(HostileReports.Values[^1])])
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["-c", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
            await python.StandardInput.BaseStream.WriteAsync(Write(report));
            python.StandardInput.Close();
            var lines = (await python.StandardOutput.ReadToEndAsync()).Split('\n');
            await python.WaitForExitAsync();
            Assert.Equal("multipart/report feedback-report ['text/plain', 'message/feedback-report', 'text/rfc822-headers'] []", lines[0]);
            Assert.StartsWith("abuse 203.0.113.7 ", lines[1], StringComparison.Ordinal);
            Assert.EndsWith($" {report.Hops.Count}", lines[1], StringComparison.Ordinal);
        }
    }

    private static byte[] Write(params Report[] reports) =>
        ReportOutput.Bytes(new ReportOptions(ReportFormat.Arf, Reporter: SampleReports.Reporter, Clock: SampleReports.Clock), reports);

    private static MimeMessage Read(byte[] message)
    {
        using var stream = new MemoryStream(message);
        return MimeMessage.Load(stream);
    }
}
