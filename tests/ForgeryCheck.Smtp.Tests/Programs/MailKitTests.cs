using System.Text;
using ForgeryCheck.Smtp.Tests.Support;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace ForgeryCheck.Smtp.Tests.Programs;

/// <summary>MailKit as a client, with all that the listener offers.</summary>
[Collection(RealPrograms.Name)]
public sealed class MailKitTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Spool => _folder["spool"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Many_messages_on_one_connection_by_TLS_in_chunks()
    {
        const int Messages = 10;
        await using var listener = await ListenerProgram.StartAsync(Spool, TestCertificate.Write(_folder, "mx"));
        using var client = new StatusClient { ServerCertificateValidationCallback = (_, shown, _, _) => shown?.Subject == "CN=" + ListenerProgram.HostName, LocalDomain = "mailkit.example" };
        await client.ConnectAsync("127.0.0.1", listener.Port, SecureSocketOptions.StartTls);
        Assert.True(client.Capabilities.HasFlag(
            SmtpCapabilities.Pipelining | SmtpCapabilities.Chunking | SmtpCapabilities.Dsn | SmtpCapabilities.EightBitMime
            | SmtpCapabilities.UTF8 | SmtpCapabilities.Size | SmtpCapabilities.EnhancedStatusCodes));

        var sent = new List<string>();
        for (var i = 0; i < Messages; i++)
        {
            var message = Message($"Message {i}\r\n.\r\n..\r\n");
            sent.Add(await TextAsync(message));
            Assert.StartsWith("2.0.0 ", await client.SendAsync(message), StringComparison.Ordinal);
        }

        await client.DisconnectAsync(quit: true);

        var mails = await SpoolReader.MaildirAsync(Spool, Messages);
        Assert.Equal(sent.Order(StringComparer.Ordinal), mails.Select(m => m.Content).Order(StringComparer.Ordinal));
        Assert.All(mails, m => Assert.Equal("ESMTPS", m.Session("protocol")));
        Assert.All(mails, m => Assert.Equal("FAILURE,DELAY", m.Notify));
        Assert.All(mails, m => Assert.Equal("ENV1", m.Sender("envelopeId")));
        Assert.All(mails, m => Assert.Empty(m.Wire));
    }

    [Fact]
    public async Task An_address_beyond_ASCII()
    {
        await using var listener = await ListenerProgram.StartAsync(Spool);
        using var client = new SmtpClient { LocalDomain = "mailkit.example" };
        await client.ConnectAsync("127.0.0.1", listener.Port, SecureSocketOptions.None);
        var message = Message("Gr\u00fc\u00dfe\r\n", "ren\u00e9@y.test");

        await client.SendAsync(message);
        await client.DisconnectAsync(quit: true);

        var mail = await SpoolReader.OnlyAsync(Spool);
        Assert.Equal(["ren\u00e9@y.test"], mail.Recipients);
        Assert.Equal("UTF8SMTP", mail.Session("protocol"));
        Assert.Contains("for <ren\u00e9@y.test>", Encoding.UTF8.GetString(mail.Bytes), StringComparison.Ordinal);
        Assert.Equal("True", mail.Sender("utf8"));
        Assert.Empty(mail.Wire);
    }

    private static MimeMessage Message(string text, string recipient = "b@y.test")
    {
        var message = new MimeMessage { Subject = "MailKit", Body = new TextPart("plain") { Text = text } };
        message.From.Add(new MailboxAddress("A", "a@x.test"));
        message.To.Add(new MailboxAddress("B", recipient));
        return message;
    }

    private static async Task<string> TextAsync(MimeMessage message)
    {
        message.Prepare(EncodingConstraint.EightBit);
        using var stream = new MemoryStream();
        var options = FormatOptions.Default.Clone();
        options.NewLineFormat = NewLineFormat.Dos;
        options.EnsureNewLine = true;
        options.HiddenHeaders.Add(HeaderId.ContentLength);
        options.HiddenHeaders.Add(HeaderId.ResentBcc);
        options.HiddenHeaders.Add(HeaderId.Bcc);
        await message.WriteToAsync(options, stream);
        return Encoding.Latin1.GetString(stream.ToArray());
    }

    /// <summary>Asks for delivery status notifications (RFC 3461).</summary>
    private sealed class StatusClient : SmtpClient
    {
        protected override string GetEnvelopeId(MimeMessage message) => "ENV1";

        protected override DeliveryStatusNotification? GetDeliveryStatusNotifications(MimeMessage message, MailboxAddress mailbox) =>
            DeliveryStatusNotification.Failure | DeliveryStatusNotification.Delay;
    }
}
