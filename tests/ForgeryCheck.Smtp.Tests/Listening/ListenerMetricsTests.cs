using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Listening;

/// <summary>What an administrator's graphs show of a listener at work: the page is asked for while clients talk.</summary>
public sealed class ListenerMetricsTests : IDisposable
{
    private const string Begin = "MAIL FROM:<a@example.org>\r\n";
    private const string To = "RCPT TO:<b@example.net>\r\n";
    private const string Message = "Received: from a.example ([192.0.2.1]) by b.example; Mon, 1 Jun 2026 10:00:00 +0000\r\nSubject: x\r\n\r\nbody\r\n.\r\n";

    private readonly HttpClient _http = new();
    private readonly IPEndPoint _page = new(IPAddress.Loopback, FreePort());

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Connections_are_told_by_what_they_wait_for()
    {
        await using var listener = new LiveListener(o => o with { Metrics = _page });
        using var idle = await listener.GreetAsync();
        using var other = await listener.GreetAsync();
        using var sending = await listener.GreetAsync();
        Assert.Equal("250 250 250 354", await sending.AskAsync("EHLO c.example\r\n", Begin, To, "DATA\r\n"));
        await sending.SendAsync("Subject: x\r\n");

        await UntilAsync(("connections{state=\"command\"}", 2), ("connections{state=\"data\"}", 1), ("connections{state=\"answer\"}", 0));

        Assert.Equal("221", await other.AskAsync("QUIT\r\n"));
        await sending.SendAsync("\r\nbody\r\n.\r\n");
        Assert.StartsWith("250 ", await sending.ReplyAsync(), StringComparison.Ordinal);
        await UntilAsync(("connections{state=\"command\"}", 2), ("connections{state=\"data\"}", 0), ("sessions_total", 3));
    }

    [Fact]
    public async Task What_happens_in_a_session_is_counted()
    {
        await using var listener = new LiveListener(
            o => o with { Metrics = _page, Analyze = AnalyzeMode.Background, Sync = true, Limits = o.Limits with { Recipients = 1 } }, tls: true);
        using (var client = await listener.GreetAsync())
        {
            Assert.Equal("250 220", await client.AskAsync("EHLO c.example\r\n", "STARTTLS\r\n"));
            await client.SecureAsync();
            Assert.Equal("250 500 250 250 452 354 250", await client.AskAsync("EHLO c.example\r\n", "WHAT\r\n", Begin, To, "RCPT TO:<c@example.net>\r\n", "DATA\r\n", Message));
            Assert.Equal("250 552 221", await client.AskAsync("NOOP\r\n", "MAIL FROM:<a@example.org> SIZE=999999999999\r\n", "QUIT\r\n"));
        }

        await UntilAsync(
            ("sessions_total", 1), ("connections{state=\"command\"}", 0), ("messages_total{result=\"taken\"}", 1),
            ("replies_total{code=\"500\"}", 1), ("replies_total{code=\"452\"}", 1), ("replies_total{code=\"221\"}", 1), ("wire_facts_total{kind=\"unknown-command\"}", 1),
            ("limits_total{limit=\"recipients\"}", 1), ("tls_total{version=\"TLSv1.3\"}", 1), ("flush_seconds_count", 1), ("flush_messages_sum", 1),
            ("analysis_seconds_count", 1), ("queue_depth", 0), ("log_dropped_total", 0));
        var page = await ReadAsync();
        Assert.Equal(1, page.Where(row => row.Key.StartsWith("verdicts_total{", StringComparison.Ordinal)).Sum(row => row.Value));
        // As it is kept, with the line that was put on top.
        Assert.InRange(page["bytes_total"], Message.Length + 50, Message.Length + 500);
    }

    [Fact]
    public async Task What_a_trap_sees_is_counted()
    {
        await using var listener = new LiveListener(
            o => o with { Metrics = _page, Auth = AuthMode.Accept, Drop = ["probe@*"], TlsBind = [new(IPAddress.Loopback, 0)] }, tls: true);
        using var client = await LiveClient.ConnectAsync(listener.TlsAddress);
        await client.SecureAsync();
        Assert.Equal("220 250 501 535 235", await Codes());
        async Task<string> Codes() => (await client.ReplyAsync())[..3] + " " + await client.AskAsync(
            "EHLO c.example\r\n", "AUTH PLAIN ?\r\n", "AUTH PLAIN =\r\n", "AUTH PLAIN AGEAYg==\r\n");
        Assert.Equal("250 250 250 354 250", await client.AskAsync(Begin, To, "RCPT TO:<probe@example.net>\r\n", "DATA\r\n", Message));
        Assert.Equal("250 250 250 354 250", await client.AskAsync(Begin, "RCPT TO:<probe@a.example>\r\n", "RCPT TO:<probe@b.example>\r\n", "DATA\r\n", Message));

        await UntilAsync(
            ("authentications_total{outcome=\"accepted\"}", 1), ("authentications_total{outcome=\"malformed\"}", 2), ("messages_total{result=\"taken\"}", 1),
            ("messages_total{result=\"dropped\"}", 1), ("recipients_dropped_total", 3), ("tls_total{version=\"TLSv1.3\"}", 1));
        await listener.StopAsync();
        await LiveListener.UntilAsync(() =>
        {
            lock (listener.Log)
            {
                return string.Concat(listener.Log).Contains(" info stopped sessions=1 messages=1 forged=0 suspicious=0 dropped=1 recipients-dropped=3\n", StringComparison.Ordinal);
            }
        });
        lock (listener.Log)
        {
            var log = string.Concat(listener.Log);
            Assert.Contains(" mechanism=PLAIN outcome=accepted user=a\n", log, StringComparison.Ordinal);
            Assert.Contains(" to=b@example.net recipients=1 dropped=1 ", log, StringComparison.Ordinal);
            Assert.Contains(" to=probe@a.example recipients=2 ", log, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Refused_messages_are_counted_by_the_reason()
    {
        const string Forged = "Received: from x.y (1.2.3.4) by a.example; Mon, 32 Jun 2026 10:00:00 +0000\r\n"
            + "Received: from lemongrass.example by galangal.example (8.7.3)\r\nReceived: from graprao.example by lemongrass.example (8.6.4)\r\nSubject: x\r\n\r\nbody\r\n.\r\n";
        await using var listener = new LiveListener(
            o => o with { Metrics = _page, Analyze = AnalyzeMode.Inline, OnForged = ForgedAction.Reject, Limits = o.Limits with { MessageBytes = 2000, ReceivedLines = 5 } });
        using var client = await listener.GreetAsync();
        Assert.Equal("250", await client.AskAsync("EHLO c.example\r\n"));

        Assert.Equal("250 250 354 550", await client.AskAsync(Begin, To, "DATA\r\n", Forged));
        Assert.Equal("250 250 354 552", await client.AskAsync(Begin, To, "DATA\r\n", string.Concat(Enumerable.Repeat("0123456789\r\n", 300)) + ".\r\n"));
        Assert.Equal("250 250 354 554", await client.AskAsync(Begin, To, "DATA\r\n", string.Concat(Enumerable.Repeat("Received: x\r\n", 6)) + "\r\n.\r\n"));

        await UntilAsync(
            ("messages_total{result=\"forged\"}", 1), ("messages_total{result=\"too-large\"}", 1), ("messages_total{result=\"loop\"}", 1), ("messages_total{result=\"taken\"}", 0));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Asks until the page says so: what is counted follows what the client sees by some moments.</summary>
    private async Task UntilAsync(params (string Name, double Value)[] expected)
    {
        var page = await ReadAsync();
        for (var i = 0; i < 500 && !expected.All(e => page.GetValueOrDefault(e.Name) == e.Value); i++)
        {
            await Task.Delay(20);
            page = await ReadAsync();
        }

        Assert.Equal(expected, expected.Select(e => (e.Name, page.GetValueOrDefault(e.Name))));
    }

    private async Task<Dictionary<string, double>> ReadAsync()
    {
        const string Prefix = "forgerycheck_";
        var page = await _http.GetStringAsync(new Uri($"http://{_page}/metrics"));
        return page.Split('\n').Where(line => line.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(
            line => line[Prefix.Length..line.LastIndexOf(' ')],
            line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }
}
