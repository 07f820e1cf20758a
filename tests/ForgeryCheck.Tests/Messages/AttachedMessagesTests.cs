using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using MimeKit;
using static ForgeryCheck.Tests.Messages.MessagesTestSupport;

namespace ForgeryCheck.Tests.Messages;

/// <summary>Messages attached to a message are read as if each had been saved to a file of its own.</summary>
public sealed class AttachedMessagesTests
{
    private const string Evidence = "Received: from a.example (a.example [192.0.2.1])\r\n\tby b.example; Mon, 1 Jun 2026 10:00:00 +0000\r\nFrom: x@example.org\r\nSubject: evidence\r\n\r\nClick --here\r\n\r\n";

    [Theory]
    [InlineData(ContentEncoding.SevenBit)]
    [InlineData(ContentEncoding.Base64)]
    [InlineData(ContentEncoding.QuotedPrintable)]
    public void A_message_as_MimeKit_attaches_it(ContentEncoding encoding)
    {
        var message = Report(Attachment("message/rfc822", encoding, Evidence));

        foreach (var piece in (int[])[1, 7, 1 << 20])
        {
            var inputs = Read(message, InnerMessages.Auto, piece);

            Assert.Equal(["-", "-!1"], inputs.Select(m => m.Source));
            Assert.Equal(Sha256Of(Evidence), inputs[1].Sha256);
            Assert.Equal(Evidence.Length, inputs[1].Size);
            Assert.Equal("evidence", inputs[1].Header.Text("Subject"u8));
            Assert.Equal("-", inputs[1].Outer);
            Assert.Contains("it was attached to -", inputs[1].Notes);
            Assert.Contains("it has an attached message: -!1, which has a report of its own", inputs[0].Notes);
        }
    }

    [Theory]
    [InlineData("application/octet-stream; name=\"report.EML\"", true)]
    [InlineData("message/global", true)]
    [InlineData("text/rfc822-headers", true)]
    [InlineData("application/octet-stream; name=\"report.pdf\"", false)]
    [InlineData("text/plain", false)]
    public void What_is_a_message_is_told_by_its_type_or_the_name_of_its_file(string type, bool isMessage) =>
        Assert.Equal(isMessage ? 2 : 1, Read(Report($"Content-Type: {type}\r\n\r\n{Evidence}"), InnerMessages.Auto).Count);

    [Fact]
    public void The_name_of_a_file_may_be_encoded() =>
        Assert.Equal(2, Read(Report("Content-Type: application/octet-stream\r\nContent-Disposition: attachment;\r\n\tfilename*=UTF-8''%C3%A4.eml\r\n\r\n" + Evidence), InnerMessages.Auto).Count);

    [Fact]
    public void Messages_attached_to_attached_ones_are_numbered_below_them()
    {
        var nested = Report("Content-Type: message/rfc822\r\n\r\n" + Evidence, "Content-Type: message/rfc822\r\n\r\n" + Within("inner", "Content-Type: message/rfc822\r\n\r\n" + Evidence));

        Assert.Equal(["-", "-!1", "-!2!1"], Read(nested, InnerMessages.Auto).Select(m => m.Source));
        Assert.Equal(["-!1", "-!2", "-!2!1"], Read(nested, InnerMessages.Only).Select(m => m.Source));
        Assert.Equal(["-"], Read(nested, InnerMessages.Never).Select(m => m.Source));
    }

    [Fact]
    public void What_has_no_Received_line_is_only_mentioned()
    {
        var digest = Report("Content-Type: multipart/digest; boundary=d\r\n\r\n--d\r\n\r\nSubject: one\r\n\r\nx\r\n--d\r\n\r\nSubject: two\r\n\r\ny\r\n--d--\r\n");

        var outer = Assert.Single(Read(digest, InnerMessages.Auto));
        Assert.Equal(["-!1", "-!2"], outer.Attached.Select(m => m.Source));
        Assert.Contains("it has an attached message: -!2, which has no Received line and no report", outer.Notes);
    }

    [Fact]
    public void Only_what_is_attached_is_asked_of_a_message_without_attachments()
    {
        var unreadable = Assert.IsType<MailInput.Unreadable>(Assert.Single(MailReader.Read(["-"], new MemoryStream(Bytes(Evidence)), new MailReadOptions { Inner = InnerMessages.Only })));

        Assert.True(unreadable.IsEmpty);
        Assert.Equal("it has no attached message", unreadable.Reason);
    }

    [Fact]
    public void A_mailbox_gives_what_is_attached_to_each_of_its_messages()
    {
        var mbox = Separator + Report("Content-Type: message/rfc822\r\n\r\n" + Evidence) + "\r\n" + Separator + Evidence + "\r\n" + Separator + Report("Content-Type: message/rfc822\r\n\r\n" + Evidence);

        Assert.Equal(["-#1", "-#1!1", "-#2", "-#3", "-#3!1"], Read(mbox, InnerMessages.Auto).Select(m => m.Source));
    }

    [Fact]
    public void Signatures_of_an_attached_message_can_be_verified()
    {
        var options = new MailReadOptions { Inner = InnerMessages.Auto, HashBodies = true };
        var signed = "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=s; bh=x; b=y\r\n" + Evidence;

        var attached = MessagesOf(MailReader.Read(["-"], new MemoryStream(Bytes(Report("Content-Type: message/rfc822\r\n\r\n" + signed))), options))[1];
        var saved = Assert.Single(MessagesOf(MailReader.Read(["-"], new MemoryStream(Bytes(signed)), options)));

        Assert.Equal(saved.BodyHashes!.Select(h => (h.Length, Convert.ToHexString(h.Sha256.Span))), attached.BodyHashes!.Select(h => (h.Length, Convert.ToHexString(h.Sha256.Span))));
    }

    [Fact]
    public void A_hundred_attached_to_each_other_are_read_ten_deep()
    {
        var text = Evidence;
        for (var depth = 0; depth < 100; depth++)
        {
            text = Within($"b{depth}x", "Content-Type: message/rfc822\r\n\r\n" + text);
        }

        var outer = Assert.Single(Read(text, InnerMessages.Auto));

        Assert.Equal(10, outer.AllAttached.Count());
        Assert.Contains(outer.Notes, note => note.StartsWith("more messages are attached than are read", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_ten_thousand_parts_a_hundred_messages_are_read()
    {
        var part = "Content-Type: message/rfc822\r\n\r\n" + Evidence;

        var inputs = Read(Report(Enumerable.Repeat(part, 10_000).ToArray()), InnerMessages.Auto);

        Assert.Equal(101, inputs.Count);
        Assert.Contains(inputs[0].Notes, note => note.StartsWith("more messages are attached than are read", StringComparison.Ordinal));
    }

    [Fact]
    public void Multiparts_within_each_other_end_somewhere()
    {
        var open = string.Concat(Enumerable.Range(0, 1000).Select(i => $"--m{i}\r\nContent-Type: multipart/mixed; boundary=m{i + 1}\r\n\r\n"));

        Assert.Single(Read("From: a@example.org\r\nContent-Type: multipart/mixed; boundary=m0\r\n\r\n" + open, InnerMessages.Auto));
    }

    [Fact]
    public void Cut_anywhere_nothing_throws_and_the_outer_message_is_read()
    {
        var text = Report(Attachment("message/rfc822", ContentEncoding.Base64, Evidence), "Content-Type: message/rfc822\r\n\r\n" + Evidence);
        for (var length = 40; length < text.Length; length++)
        {
            Assert.Equal("-", Read(text[..length], InnerMessages.Auto)[0].Source);
        }
    }

    private static List<MailMessage> Read(string text, InnerMessages inner, int piece = 1 << 20) =>
        MessagesOf(MailReader.Read(["-"], new PiecesStream(Bytes(text), (_, _) => piece), new MailReadOptions { Inner = inner }));

    private static string Report(params string[] parts) => Within("outer", parts);

    private static string Within(string boundary, params string[] parts) =>
        $"From: reporter@example.net\r\nSubject: FW: look\r\nContent-Type: multipart/mixed;\r\n\tboundary=\"{boundary}\"\r\n\r\n--{boundary}\r\nContent-Type: text/plain\r\n\r\nIs this real?\r\n"
        + string.Concat(parts.Select(part => $"--{boundary}\r\n{part}\r\n")) + $"--{boundary}--\r\n";

    private static string Attachment(string type, ContentEncoding encoding, string content)
    {
        using var stream = new MemoryStream();
        using var part = new MimePart(type) { Content = new MimeContent(new MemoryStream(Bytes(content))), ContentTransferEncoding = encoding };
        part.WriteTo(new FormatOptions { NewLineFormat = NewLineFormat.Dos }, stream);
        return Text(stream.ToArray());
    }
}
