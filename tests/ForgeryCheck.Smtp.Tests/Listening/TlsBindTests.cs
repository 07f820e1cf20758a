using System.Net;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Listening;

/// <summary>TLS from the first byte (RFC 8314 section 3), over real sockets.</summary>
public sealed class TlsBindTests
{
    private const string Hello = "EHLO client.example\r\n";
    private const string Proxy = "PROXY TCP4 198.51.100.9 192.0.2.2 5432 465\r\n";
    private static readonly string[] Mail = ["MAIL FROM:<a@example.org>\r\n", "RCPT TO:<b@example.net>\r\n", "DATA\r\n", "Subject: x\r\n\r\nx\r\n.\r\n"];

    [Fact]
    public async Task A_message_comes_and_STARTTLS_is_not_offered()
    {
        await using var listener = Listener();
        using var client = await LiveClient.ConnectAsync(listener.TlsAddress);
        await client.SecureAsync();

        Assert.StartsWith("220 ", await client.ReplyAsync(), StringComparison.Ordinal);
        await client.SendAsync(Hello);
        Assert.DoesNotContain("STARTTLS", await client.ReplyAsync(), StringComparison.Ordinal);
        Assert.Equal("503 250 250 354 250 221", await client.AskAsync(["STARTTLS\r\n", .. Mail, "QUIT\r\n"]));
        Assert.Empty(await client.RestAsync());
        Assert.Equal(1, listener.Files);
    }

    [Fact]
    public async Task Ports_beside_it_offer_STARTTLS_as_ever()
    {
        await using var listener = Listener();
        using var client = await listener.GreetAsync();

        await client.SendAsync(Hello);
        Assert.Contains("\n250-STARTTLS\r\n", await client.ReplyAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EHLO client.example\r\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData(Proxy)]
    [InlineData("\x16\x03\x01\0\x05hello and more")]
    [InlineData("\x80\x2e\x01\0\x02")]
    public async Task What_is_not_TLS_ends_the_connection_with_one_line_in_the_log(string text)
    {
        await using var listener = Listener();
        using (var client = await LiveClient.ConnectAsync(listener.TlsAddress))
        {
            await client.SendAsync(text);

            Assert.DoesNotContain("220", await client.RestAsync(), StringComparison.Ordinal);
        }

        await LiveListener.UntilAsync(() => listener.Connections == 0 && Count(listener, " tls-failed ") == 1);
        Assert.Equal((0, 0), (Count(listener, " internal-error "), Count(listener, " warning ")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\x16\x03\x01\x02")]
    public async Task A_handshake_that_does_not_come_is_waited_for_a_while(string start)
    {
        await using var listener = Listener(o => o with { Limits = o.Limits with { Connections = 1, Handshake = TimeSpan.FromMilliseconds(300) } });
        using (var client = await LiveClient.ConnectAsync(listener.TlsAddress))
        {
            await client.SendAsync(start);
            Assert.Empty(await client.RestAsync());
        }

        await LiveListener.UntilAsync(() => listener.Connections == 0);
        using var next = await listener.GreetAsync();
    }

    [Fact]
    public async Task A_client_that_is_one_too_many_is_sent_nothing_that_it_could_not_read()
    {
        await using var listener = Listener(o => o with { Limits = o.Limits with { Connections = 1 } });
        using var first = await listener.GreetAsync();
        using var second = await LiveClient.ConnectAsync(listener.TlsAddress);

        Assert.Empty(await second.RestAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PROXY_of_a_trusted_balancer_comes_before_the_handshake(bool inOnePiece)
    {
        await using var listener = Listener(o => o with { TrustProxy = ["127.0.0.1"], Auth = AuthMode.Accept });
        using var client = await LiveClient.ConnectAsync(listener.TlsAddress);
        if (!inOnePiece)
        {
            await client.SendAsync(Proxy);
        }

        await client.SecureAsync(inOnePiece ? Proxy : "");

        Assert.StartsWith("220 ", await client.ReplyAsync(), StringComparison.Ordinal);
        Assert.Equal("250 235 250 250 354 250", await client.AskAsync([Hello, "AUTH PLAIN AGEAYg==\r\n", .. Mail]));
        var line = listener.ReadOnly();
        Assert.StartsWith("Received: from client.example\r\n\t(unknown [198.51.100.9])\r\n\t(using TLSv1.3 with cipher ", line, StringComparison.Ordinal);
        Assert.Contains(" with ESMTPSA id ", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PROXY NONSENSE\r\n")]
    [InlineData("EHLO client.example\r\n")]
    public async Task A_balancer_that_sends_no_header_is_sent_nothing(string text)
    {
        await using var listener = Listener(o => o with { TrustProxy = ["127.0.0.1"] });
        using var client = await LiveClient.ConnectAsync(listener.TlsAddress);
        await client.SendAsync(text);

        Assert.Empty(await client.RestAsync());
    }

    [Fact]
    public void It_needs_a_certificate()
    {
        var fault = Assert.Throws<FormatException>(() => new LiveListener(o => o with { TlsBind = [new(IPAddress.Loopback, 0)] }));

        Assert.Equal("--tls-bind needs --tls-cert", fault.Message);
    }

    private static LiveListener Listener(Func<ListenerOptions, ListenerOptions>? change = null) => new(
        o => (change is null ? o : change(o)) with { TlsBind = [new(IPAddress.Loopback, 0)] }, tls: true);

    private static int Count(LiveListener listener, string word)
    {
        lock (listener.Log)
        {
            return listener.Log.Sum(lines => lines.Split('\n').Count(l => l.Contains(word, StringComparison.Ordinal)));
        }
    }
}
