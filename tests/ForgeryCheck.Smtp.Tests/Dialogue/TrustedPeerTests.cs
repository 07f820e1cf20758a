using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Dialogue;

/// <summary>Who may speak for others, and what our Received line and the facts say then.</summary>
public sealed class TrustedPeerTests
{
    private const string Mail = "MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.net>\r\nDATA\r\nSubject: x\r\n\r\nx\r\n.\r\n";

    [Theory]
    [InlineData("PROXY TCP4 198.51.100.9 192.0.2.2 5432 25\r\n", "198.51.100.9", 5432, ClientSource.Proxy)]
    [InlineData("PROXY TCP6 2001:db8::9 2001:db8::1 5432 25\r\n", "2001:db8::9", 5432, ClientSource.Proxy)]
    [InlineData("PROXY UNKNOWN\r\n", "192.0.2.7", 4711, ClientSource.Peer)]
    [InlineData("\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0c\xc6\x33\x64\x09\xc0\0\x02\x02\x15\x38\0\x19", "198.51.100.9", 5432, ClientSource.Proxy)]
    public async Task A_balancer_in_the_list_tells_who_its_client_is(string header, string client, int port, ClientSource source)
    {
        var talk = await Talk.HaveInAllWaysAsync(header + "EHLO client.example\r\n" + Mail, Balanced);

        Assert.Equal("220 250 250 250 354 250", string.Join(' ', talk.Codes));
        var kept = Assert.Single(talk.Kept);
        Assert.Equal((client, (int?)port, source, "192.0.2.7"), (kept.Message.Session.Client.ToString(), kept.Message.Session.ClientPort, kept.Message.Session.Source, kept.Message.Session.Peer.ToString()));
        Assert.Contains($"{client}])", kept.Stamp, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EHLO client.example\r\n")]
    [InlineData("PROXY TCP4 198.51.100.9 192.0.2.2 99999 25\r\nEHLO x\r\n")]
    [InlineData("PROXY TCP4 198.51.100.9\r\n")]
    [InlineData("")]
    public async Task A_balancer_that_sends_no_header_is_not_listened_to(string script)
    {
        var talk = await Talk.HaveInAllWaysAsync(script, Balanced);

        Assert.Equal("421", string.Join(' ', talk.Codes));
    }

    [Fact]
    public async Task A_stranger_who_sends_a_header_gains_nothing()
    {
        var talk = await Talk.HaveInAllWaysAsync("PROXY TCP4 198.51.100.9 192.0.2.2 5432 25\r\nEHLO client.example\r\n" + Mail);

        Assert.Equal("192.0.2.7", Assert.Single(talk.Kept).Message.Session.Client.ToString());
        Assert.Contains(talk.Kept[0].Message.Session.Wire, f => f.Kind == WireFactKind.ProxyByStranger);
    }

    [Fact]
    public async Task A_peer_in_the_list_speaks_for_a_client_with_XCLIENT_and_is_greeted_anew()
    {
        var talk = await Talk.HaveInAllWaysAsync(
            "EHLO proxy.example\r\nXCLIENT NAME=mail.example.org ADDR=198.51.100.9 PORT=77 PROTO=SMTP HELO=told.example\r\nEHLO client.example\r\n" + Mail, Trusting);

        Assert.Equal("220 250 220 250 250 250 354 250", string.Join(' ', talk.Codes));
        Assert.Contains("XCLIENT NAME ADDR", talk.Replies, StringComparison.Ordinal);
        var kept = Assert.Single(talk.Kept);
        Assert.Contains("from client.example\r\n\t(mail.example.org [198.51.100.9])", kept.Stamp, StringComparison.Ordinal);
        Assert.Contains("with SMTP id", kept.Stamp, StringComparison.Ordinal);
        Assert.Equal((ClientSource.Xclient, "192.0.2.7"), (kept.Message.Session.Source, kept.Message.Session.Peer.ToString()));
    }

    [Fact]
    public async Task A_stranger_behind_a_balancer_speaks_for_nobody_else()
    {
        static TestBed Both() => new(o => o with { TrustProxy = ["192.0.2.7"], TrustXclient = ["192.0.2.7", "10.0.0.5"] });
        const string Claim = "EHLO client.example\r\nXCLIENT ADDR=203.0.113.1\r\n";

        var stranger = await Talk.HaveInAllWaysAsync("PROXY TCP4 198.51.100.9 192.0.2.2 5432 25\r\n" + Claim, Both);
        var listed = await Talk.HaveInAllWaysAsync("PROXY TCP4 10.0.0.5 192.0.2.2 5432 25\r\n" + Claim, Both);

        Assert.Equal("220 250 550", string.Join(' ', stranger.Codes));
        Assert.DoesNotContain("XCLIENT", stranger.Replies, StringComparison.Ordinal);
        Assert.Equal("220 250 220", string.Join(' ', listed.Codes));
    }

    [Fact]
    public async Task A_peer_that_speaks_for_others_gets_through_under_stress()
    {
        var bed = new TestBed(o => o with { TrustXclient = ["192.0.2.7"] }) { IsStressed = true };

        var talk = await Talk.HaveAsync("EHLO proxy.example\r\nXCLIENT ADDR=203.0.113.1\r\nEHLO client.example\r\n" + Mail, Feed.Lines, bed);

        Assert.Equal("220 250 220 250 250 250 354 250", string.Join(' ', talk.Codes));
    }

    [Fact]
    public async Task A_client_whose_address_is_not_known_is_not_given_the_peers()
    {
        var talk = await Talk.HaveAsync("XCLIENT NAME=[UNAVAILABLE] ADDR=[UNAVAILABLE]\r\nEHLO client.example\r\n" + Mail, Feed.Lines, Trusting());

        Assert.Contains("from client.example\r\n\t(unknown)\r\n", Assert.Single(talk.Kept).Stamp, StringComparison.Ordinal);
        Assert.Null(talk.Kept[0].Message.Session.Client);
    }

    [Theory]
    [InlineData("XCLIENT FOO=1\r\n", 501)]
    [InlineData("XCLIENT ADDR=999.1.1.1\r\n", 501)]
    [InlineData("XCLIENT NAME=a+0Ab\r\n", 501)]
    [InlineData("XFORWARD HELO=a+0Ab\r\n", 501)]
    [InlineData("XFORWARD ADDR=IPV6:2001:db8::1 SOURCE=REMOTE\r\n", 250)]
    [InlineData("MAIL FROM:<a@example.org>\r\nXCLIENT ADDR=198.51.100.9\r\n", 503)]
    [InlineData("MAIL FROM:<a@example.org>\r\nXFORWARD ADDR=198.51.100.9\r\n", 503)]
    public async Task Wrong_claims_are_refused(string script, int code)
    {
        Assert.Equal(code, (await Talk.HaveInAllWaysAsync("EHLO proxy.example\r\n" + script, Trusting)).Codes.Last());
    }

    [Fact]
    public async Task What_XFORWARD_tells_holds_for_one_message()
    {
        const string Told = "XFORWARD NAME=mail.example.org ADDR=198.51.100.9 PORT=77\r\nXFORWARD PROTO=ESMTP HELO=client.example IDENT=D3F79B8E6E3 SOURCE=REMOTE\r\n";

        var talk = await Talk.HaveInAllWaysAsync("EHLO mx.example\r\n" + Told + Mail + Mail, Trusting);

        Assert.Equal(2, talk.Kept.Count);
        var forwarded = talk.Kept[0].Message.Session.Forwarded;
        Assert.Equal(
            ("mail.example.org", "198.51.100.9", 77, "ESMTP", "client.example", "D3F79B8E6E3", "REMOTE"),
            (forwarded?.Name, forwarded?.Address?.ToString(), forwarded?.Port ?? 0, forwarded?.Protocol, forwarded?.Helo, forwarded?.Identifier, forwarded?.Source));
        Assert.Contains("192.0.2.7", talk.Kept[0].Stamp, StringComparison.Ordinal);
        Assert.Null(talk.Kept[1].Message.Session.Forwarded);
    }

    [Fact]
    public async Task Our_line_tells_of_the_only_recipient_and_of_no_other()
    {
        var one = await Talk.HaveAsync("EHLO client.example\r\n" + Mail, Feed.Lines);
        var two = await Talk.HaveAsync("EHLO client.example\r\n" + Mail.Replace("DATA", "RCPT TO:<c@example.net>\r\nDATA", StringComparison.Ordinal), Feed.Lines);

        Assert.Contains("for <b@example.net>", Assert.Single(one.Kept).Stamp, StringComparison.Ordinal);
        Assert.DoesNotContain("for <", Assert.Single(two.Kept).Stamp, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HELO", "", "SMTP")]
    [InlineData("EHLO", "", "ESMTP")]
    [InlineData("EHLO", " SMTPUTF8", "UTF8SMTP")]
    public async Task Our_line_names_the_protocol(string hello, string parameter, string protocol)
    {
        var mail = Mail.Replace("org>", "org>" + parameter, StringComparison.Ordinal);

        Assert.Contains($" with {protocol} id ", Assert.Single((await Talk.HaveAsync($"{hello} client.example\r\n{mail}", Feed.Lines)).Kept).Stamp, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" by evil.example (evil) ; Wed, 1 May 2002 00:00:00 +0000\r\nSubject: x\r\n")]
    [InlineData("\tevil\r\n")]
    public async Task Content_that_would_continue_our_line_does_not(string content)
    {
        var kept = Assert.Single((await Talk.HaveAsync("EHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<b@example.net>\r\nDATA\r\n" + content + ".\r\n", Feed.Lines)).Kept);

        Assert.EndsWith("\r\n\r\n", kept.Stamp, StringComparison.Ordinal);
        Assert.Equal(content, kept.Text);
    }

    private static TestBed Balanced() => new(o => o with { TrustProxy = ["192.0.2.0/24"] });

    private static TestBed Trusting() => new(o => o with { TrustXclient = ["192.0.2.7"] });
}
