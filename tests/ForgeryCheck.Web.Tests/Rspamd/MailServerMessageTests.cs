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

    [Theory]
    [InlineData(QueueId, QueueId)]
    [InlineData(QueueId, null)]
    [InlineData("1t9XyZ-0000zz-00", QueueId)]
    public void The_mail_servers_own_line_gives_way_to_what_it_says_of_the_session(string lineId, string? queueId) =>
        Assert.Equal((1, OwnId, Client), TopOf(Mails.LineOf(Client, lineId) + Mails.Honest, ("IP", Client), ("Queue-Id", queueId ?? "")));

    [Fact]
    public void So_do_the_lines_of_its_own_that_are_above()
    {
        var again = Mails.LineOf("127.0.0.1", QueueId);
        Assert.Equal((1, OwnId, Client), TopOf(again + Mails.LineOf(Client, "x1") + Mails.Honest, ("IP", Client), ("Queue-Id", QueueId)));
        Assert.Equal((1, OwnId, Client), TopOf(again + Mails.LineOf(Client, "x1") + Mails.Honest, ("IP", Client), ("MTA-Name", "mx.here.example")));
        Assert.Equal((3, OwnId, Client), TopOf(again + Mails.LineOf(Client, "x1") + Mails.Honest, ("IP", Client)));
    }

    [Fact]
    public void Every_other_line_stays_below_it()
    {
        Assert.Equal((1, OwnId, Client), TopOf(Mails.Honest, ("IP", Client), ("Queue-Id", QueueId)));
        Assert.Equal((2, OwnId, Client), TopOf(Mails.LineOf("203.0.113.99", QueueId) + Mails.Honest, ("IP", Client), ("Queue-Id", QueueId)));
        Assert.Equal((3, OwnId, Client), TopOf(Mails.LineOf("203.0.113.99", QueueId) + Mails.LineOf(Client, QueueId) + Mails.Honest, ("IP", Client), ("Queue-Id", QueueId)));
    }

    [Theory]
    [InlineData(" x\r\n")]
    [InlineData("\t\r\n")]
    [InlineData(" x\r\n\ty\r\n")]
    public void White_space_at_the_start_hides_nothing(string start)
    {
        var message = Read(start + Mails.Forged, ("IP", Client));
        Assert.Equal(3, message.Header.Fields.Count(field => message.Header.Is(field, "Received"u8)));
        Assert.DoesNotContain("x\r\n", Encoding.Latin1.GetString(message.Header.Value(message.Header.Fields[0]).Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Queue-Id", "")]
    [InlineData("Queue-Id", QueueId)]
    public async Task A_line_of_the_clients_making_opens_no_way_past_it(string field, string value)
    {
        var now = DateTimeOffset.UtcNow.ToString("ddd, d MMM yyyy HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        var mail = $"Received: from relay.here.example (relay.here.example [{Client}])\r\n\tby mx.here.example (Postfix) with ESMTPS id 4Vf9ZK0mFyzcYdc for <bob@here.example>; {now} +0000\r\n"
            + $"Received: from mail.inselbank.example (mail.inselbank.example [203.0.113.5])\r\n\tby relay.here.example (Postfix) with ESMTPS id 4Vf9ZK0mFyzcYdb; {now} +0000\r\n" + Mails.Honest;
        var report = await new Analyzer(new AnalyzerOptions { Trust = [".here.example"] }).AnalyzeAsync(Read(mail, ("IP", Client), (field, value), ("MTA-Name", "mx.here.example")));
        Assert.Equal(Client, report.HandOver?.Address?.ToString());
    }

    [Theory]
    [InlineData("[198.51.100.7]")]
    [InlineData("198.51.100.7:25")]
    [InlineData("[198.51.100.7]:25")]
    public void An_address_may_be_written_in_several_ways(string address) => Assert.Equal(Client, Read(Mails.Honest, ("IP", address)).Session!.Client.ToString());

    [Fact]
    public void An_address_that_is_none_is_refused() => Assert.Throws<Web.Problems.ProblemException>(() => Read(Mails.Honest, ("IP", "somewhere")));

    [Fact]
    public void Recipients_may_have_been_joined()
    {
        var message = Read(Mails.Honest, ("IP", Client), ("Rcpt", "<a@x.example>, <b@x.example>"), ("Rcpt", "c@x.example,\"d,e\"@x.example"));
        Assert.Equal(["a@x.example", "b@x.example", "c@x.example", "\"d,e\"@x.example"], message.Envelope!.Recipients);
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
        Assert.Equal(("hello.example", null, "ESMTPS", "TLSv1.3", "X", "mx.here.example"), (session.Helo, session.ClientName, session.Protocol, session.Tls, session.Cipher, session.Host));
        Assert.Equal("TLSv1.3", Read(Mails.Honest, ("IP", Client), ("TLS-Version", "1.3")).Session!.Tls);
    }

    private static (int Lines, string Id, string Client) TopOf(string mail, params (string Name, string Value)[] fields)
    {
        var message = Read(mail, fields);
        var lines = message.Header.Fields.Count(field => message.Header.Is(field, "Received"u8));
        return (lines, message.Session!.Id, ForgeryCheck.Trace.ReceivedParser.Parse(message.Header.Value(message.Header.Fields[0])).Address.ToString()!);
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
