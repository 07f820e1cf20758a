using System.Text;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Tests.Messages;
using static ForgeryCheck.Tests.Messages.MessagesTestSupport;

namespace ForgeryCheck.Tests.Inputs;

/// <summary>Messages that programs store in forms of their own: Apple Mail, Windows text.</summary>
public sealed class StoredFormTests
{
    private const string Mail = "Received: from a.example ([192.0.2.1])\r\n\tby b.example; Mon, 1 Jun 2026 10:00:00 +0000\r\nFrom: a@example.org\r\nSubject: s\r\n\r\nbody\r\n";
    private const string Plist = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\">\n<dict>\n\t<key>flags</key>\n\t<integer>8590195713</integer>\n</dict>\n</plist>\n";

    [Theory]
    [InlineData("{0}        \n")]
    [InlineData("{0}\n")]
    public void Apple_Mail_writes_the_length_above_and_a_property_list_below(string length)
    {
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, length, Mail.Length) + Mail + Plist;

        foreach (var message in (MailMessage[])[ReadOne(text), MessagesOf(ReadAll(PiecesStream.ByteByByte(Bytes(text))))[0]])
        {
            Assert.Equal((Sha256Of(Mail), Mail.Length), (message.Sha256, message.Size));
            Assert.Empty(message.Notes);
        }
    }

    [Fact]
    public void A_message_of_Apple_Mail_that_is_cut_short_is_read_and_noted() =>
        Assert.Equal(["the file ends before the message does"], ReadOne($"9999\n{Mail}").Notes);

    [Theory]
    [InlineData("12\njust a number above text\n")]
    [InlineData("12 monkeys\nFrom: a@example.org\n")]
    [InlineData("99999999999999999999\nFrom: a@example.org\nSubject: s\n")]
    public void A_number_alone_makes_no_message_of_Apple_Mail(string text) =>
        Assert.DoesNotContain("the file ends before the message does", ReadAll(text).OfType<MailInput.Read>().SelectMany(r => r.Message.Notes));

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(true, false)]
    public void Text_in_UTF_16_is_read_with_its_own_hash(bool isBigEndian, bool hasMark)
    {
        var encoding = new UnicodeEncoding(isBigEndian, hasMark);
        byte[] file = [.. encoding.GetPreamble(), .. encoding.GetBytes(Mail)];

        var message = Assert.Single(MessagesOf(ReadAll(file)));

        Assert.Equal("s", message.Header.Text("Subject"u8));
        Assert.Equal((Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)), file.Length), (message.Sha256, message.Size));
        Assert.Equal(["the text was UTF-16; offsets refer to its UTF-8 form"], message.Notes);
        Assert.Equal(["-#1", "-#2"], MessagesOf(ReadAll(encoding.GetBytes(Separator + Mail + "\n" + Separator + Mail))).Select(m => m.Source));
    }

    [Theory]
    [InlineData("{\"a\":\"")]
    [InlineData("\u00FF\u00FEa\0")]
    public void What_is_too_large_to_hold_is_named_if_somebody_named_it(string begin)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("forgerycheck-").FullName, "large");
        try
        {
            using (var file = File.Create(path))
            {
                file.Write(Bytes(begin));
                file.SetLength(65L << 20);
            }

            Assert.Equal("it would have to be held in memory, and is larger than 64 MiB", Assert.IsType<MailInput.Unreadable>(Assert.Single(MailReader.Read([path], Stream.Null))).Reason);
            Assert.Equal("no mail found in this folder", Assert.IsType<MailInput.Unreadable>(Assert.Single(MailReader.Read([Path.GetDirectoryName(path)!], Stream.Null))).Reason);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }
}
