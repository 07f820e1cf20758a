using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Listening;

/// <summary>STARTTLS over real sockets (RFC 3207).</summary>
public sealed class StartTlsTests
{
    private const string Hello = "EHLO client.example\r\n";
    private const string From = "MAIL FROM:<a@example.org>\r\n";
    private const string To = "RCPT TO:<b@example.net>\r\n";

    [Fact]
    public async Task A_message_comes_over_TLS_and_TLS_is_offered_no_more()
    {
        await using var listener = new LiveListener(tls: true);
        using var client = await listener.GreetAsync();
        await client.SendAsync(Hello);
        Assert.Contains("\n250-STARTTLS\r\n", await client.ReplyAsync(), StringComparison.Ordinal);
        Assert.Equal("220", await client.AskAsync("STARTTLS\r\n"));
        await client.SecureAsync();

        await client.SendAsync(Hello);
        Assert.DoesNotContain("STARTTLS", await client.ReplyAsync(), StringComparison.Ordinal);
        Assert.Equal("503 250 250 354 250 221", await client.AskAsync("STARTTLS\r\n", From, To, "DATA\r\n", "Subject: x\r\n\r\nx\r\n.\r\n", "QUIT\r\n"));
        Assert.Empty(await client.RestAsync());
        Assert.Equal(1, listener.Files);
    }

    [Fact]
    public async Task What_came_before_the_handshake_is_thrown_away_and_what_was_said_is_forgotten()
    {
        await using var listener = new LiveListener(tls: true);
        using var client = await listener.GreetAsync();
        Assert.Equal("250 250 503 250", await client.AskAsync(Hello, From, "STARTTLS\r\n", "RSET\r\n"));

        await client.SendAsync("STARTTLS\r\n" + From + "NOOP\r\n");
        Assert.StartsWith("220 ", await client.ReplyAsync(), StringComparison.Ordinal);
        await client.SecureAsync();

        Assert.Equal("503 503 250 503", await client.AskAsync(To, From, Hello, To));
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("NOOP\r\nQUIT\r\n")]
    [InlineData("\x16\x03\x01\0\x05hello and more")]
    public async Task Garbage_instead_of_a_handshake_ends_the_session_and_gives_its_place_back(string garbage)
    {
        await using var listener = new LiveListener(o => o with { Limits = o.Limits with { Connections = 1, Handshake = TimeSpan.FromSeconds(1) } }, tls: true);
        using (var client = await listener.GreetAsync())
        {
            Assert.Equal("220", await client.AskAsync("STARTTLS\r\n"));
            await client.SendAsync(garbage);
            Assert.DoesNotContain("250", await client.RestAsync(), StringComparison.Ordinal);
        }

        await LiveListener.UntilAsync(() => listener.Connections == 0);
        using var next = await listener.GreetAsync();
        lock (listener.Log)
        {
            Assert.DoesNotContain(listener.Log, l => l.Contains("internal-error", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_handshake_that_does_not_come_is_waited_for_a_while()
    {
        await using var listener = new LiveListener(o => o with { Limits = o.Limits with { Connections = 1, Handshake = TimeSpan.FromMilliseconds(300) } }, tls: true);
        using (var client = await listener.GreetAsync())
        {
            Assert.Equal("220", await client.AskAsync("STARTTLS\r\n"));
            Assert.Empty(await client.RestAsync());
        }

        await LiveListener.UntilAsync(() => listener.Connections == 0);
        using var next = await listener.GreetAsync();
    }

    [Fact]
    public async Task A_client_over_TLS_that_waits_too_long_is_told()
    {
        await using var listener = new LiveListener(o => o with { Limits = o.Limits with { Idle = TimeSpan.FromMilliseconds(300) } }, tls: true);
        using var client = await listener.GreetAsync();
        Assert.Equal("220", await client.AskAsync("STARTTLS\r\n"));
        await client.SecureAsync();

        Assert.StartsWith("421 4.4.2 ", await client.RestAsync(), StringComparison.Ordinal);
        await LiveListener.UntilAsync(() => listener.Connections == 0);
    }
}
