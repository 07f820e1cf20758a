using System.Text;
using ForgeryCheck.Messages;
using ForgeryCheck.Web.Analysis;
using ForgeryCheck.Web.Bodies;
using ForgeryCheck.Web.Monitoring;
using ForgeryCheck.Web.Options;
using ForgeryCheck.Web.Rspamd;

namespace ForgeryCheck.Web.Tests.Rspamd;

public sealed class MailServerMessageTests
{
    private const string Client = "198.51.100.7";
    private const string QueueId = "1t9XyZ-0001Ab-2C";
    private const string OwnId = "01OWNID";

    private static readonly MailAnalysis Analysis = new(new WebOptions(), new WebMetrics());

    [Fact]
    public void The_line_that_records_the_client_under_the_queue_id_is_the_mail_servers_own()
    {
        Assert.Equal((1, QueueId), TopOf(Mails.LineOf(Client, QueueId) + Mails.Honest, ("IP", Client), ("Queue-Id", QueueId)));
        Assert.Equal((1, QueueId), TopOf(Mails.LineOf(Client, QueueId) + Mails.Honest, ("IP", Client)));
    }

    [Fact]
    public void Above_any_other_line_goes_one_that_records_the_session()
    {
        Assert.Equal((1, OwnId), TopOf(Mails.Honest, ("IP", Client), ("Queue-Id", QueueId)));
        Assert.Equal((2, OwnId), TopOf(Mails.LineOf(Client, "1t9XyZ-0000zz-00") + Mails.Honest, ("IP", Client), ("Queue-Id", QueueId)));
        Assert.Equal((2, OwnId), TopOf(Mails.LineOf("203.0.113.99", QueueId) + Mails.Honest, ("IP", Client), ("Queue-Id", QueueId)));
        Assert.Equal((2, OwnId), TopOf(Mails.LineOf("203.0.113.99", QueueId) + Mails.LineOf(Client, QueueId)[..^2].Replace("Received", "X-Received", StringComparison.Ordinal) + "\r\n" + Mails.Honest, ("IP", Client), ("Queue-Id", QueueId)));
    }

    [Fact]
    public void A_message_that_begins_with_white_space_does_not_continue_that_line()
    {
        var message = Read(" by evil.example\r\n" + Mails.Honest, ("IP", Client));
        var line = ForgeryCheck.Trace.ReceivedParser.Parse(message.Header.Value(message.Header.Fields[0]));
        Assert.DoesNotContain("evil", Encoding.Latin1.GetString(line.Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_address_there_is_no_session()
    {
        var message = Read(Mails.Honest, ("From", "<ann@sender.example>"), ("Rcpt", "<bob@here.example>"), ("Rcpt", "carl@here.example"));
        Assert.Null(message.Session);
        Assert.Equal("ann@sender.example", message.Envelope!.Sender);
        Assert.Equal(["bob@here.example", "carl@here.example"], message.Envelope.Recipients);
    }

    [Fact]
    public void The_session_is_told_as_the_mail_server_has_it()
    {
        var session = Read(Mails.Honest, ("ip", Client), ("HELO", "hello.example"), ("Hostname", "host.example."), ("TLS-Version", "TLSv1.3"), ("tls-cipher", "X"), ("MTA-Name", "mx.here.example")).Session!;
        Assert.Equal(("hello.example", "host.example", "ESMTPS", "TLSv1.3", "X", "mx.here.example"), (session.Helo, session.ClientName, session.Protocol, session.Tls, session.Cipher, session.Host));
        Assert.Equal("TLSv1.3", Read(Mails.Honest, ("IP", Client), ("TLS-Version", "1.3")).Session!.Tls);
        Assert.All((string[])["unknown", "NXDOMAIN", "[203.0.113.9]", "203.0.113.9", ""], name => Assert.Null(Read(Mails.Honest, ("IP", Client), ("Hostname", name)).Session!.ClientName));
    }

    private static (int Lines, string Id) TopOf(string mail, params (string Name, string Value)[] fields)
    {
        var message = Read(mail, fields);
        var lines = message.Header.Fields.Count(field => message.Header.Is(field, "Received"u8));
        return (lines, message.Session!.Id);
    }

    private static MailMessage Read(string mail, params (string Name, string Value)[] fields)
    {
        var of = new MailServerFields();
        foreach (var (name, value) in fields)
        {
            of.Add(name, Encoding.UTF8.GetBytes(value));
        }

        using var content = BodyReader.Create();
        content.Append(Encoding.Latin1.GetBytes(mail));
        return MailServerMessage.Read(Analysis.For(Declarations.None), content, of, OwnId, "this.host.example", CancellationToken.None);
    }
}
