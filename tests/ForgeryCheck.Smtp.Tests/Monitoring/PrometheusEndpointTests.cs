using System.Net;
using System.Net.Sockets;
using System.Text;
using ForgeryCheck.Messages;
using ForgeryCheck.Scoring;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Smtp.Tests.Monitoring;

public sealed class PrometheusEndpointTests : IDisposable
{
    private readonly ListenerMetrics _metrics = new();
    private readonly ListenerLog _log = new(_ => { }, LogLevel.Error);
    private readonly IPEndPoint _address = new(IPAddress.Loopback, Patience.FreePort());
    private readonly PrometheusEndpoint _endpoint;

    public PrometheusEndpointTests() => _endpoint = new PrometheusEndpoint(_address, _metrics.Metrics, _log);

    public void Dispose()
    {
        _endpoint.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _log.Dispose();
    }

    [Fact]
    public async Task What_was_counted_is_told()
    {
        _metrics.SessionOpened();
        _metrics.SessionOpened();
        _metrics.CountConnectionsBy(() => [0, 1, 0, 0]);
        _metrics.Reply(250);
        _metrics.Reply(250);
        _metrics.Reply(99_999);
        _metrics.WireFact(WireFactKind.BareLineFeed, 3);
        _metrics.MessageTaken(1000);
        _metrics.MessageRefused("too-large");
        _metrics.Limit("per-address");
        _metrics.Tls("TLSv1.3");
        _metrics.Flush(TimeSpan.FromMilliseconds(3), 7);
        _metrics.Verdict(Verdict.Forged, TimeSpan.FromMilliseconds(1));

        using var http = new HttpClient();
        using var response = await http.GetAsync($"http://{_address}/metrics");
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        foreach (var line in (string[])[
            "# TYPE forgerycheck_connections gauge",
            "forgerycheck_connections{state=\"command\"} 0",
            "forgerycheck_connections{state=\"data\"} 1",
            "forgerycheck_sessions_total 2",
            "forgerycheck_messages_total{result=\"taken\"} 1",
            "forgerycheck_messages_total{result=\"too-large\"} 1",
            "forgerycheck_bytes_total 1000",
            "forgerycheck_replies_total{code=\"250\"} 2",
            "forgerycheck_wire_facts_total{kind=\"bare-line-feed\"} 3",
            "forgerycheck_flush_seconds_bucket{le=\"0.0025\"} 0",
            "forgerycheck_flush_seconds_bucket{le=\"0.005\"} 1",
            "forgerycheck_flush_seconds_bucket{le=\"+Inf\"} 1",
            "forgerycheck_flush_seconds_count 1",
            "forgerycheck_flush_messages_sum 7",
            "forgerycheck_verdicts_total{verdict=\"forged\"} 1",
            "forgerycheck_limits_total{limit=\"per-address\"} 1",
            "forgerycheck_tls_total{version=\"TLSv1.3\"} 1",
            "forgerycheck_log_dropped_total 0"])
        {
            Assert.Contains(line, page.Split('\n'));
        }
    }

    [Fact]
    public async Task No_word_breaks_the_page()
    {
        _metrics.Limit("a\"} 1\nforgerycheck_forged 1\n\\");

        Assert.Contains("forgerycheck_limits_total{limit=\"a\\\"} 1\\nforgerycheck_forged 1\\n\\\\\"} 1\n", await AskAsync("GET /metrics HTTP/1.1\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_without_number_are_bounded()
    {
        for (var i = 0; i < 10_000; i++)
        {
            _metrics.Limit($"limit-{i}");
        }

        Assert.InRange(PrometheusText.Of(_metrics.Metrics).Split("forgerycheck_limits_total{").Length, 2, 70);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "404")]
    [InlineData("GET /metrics?x=1 HTTP/1.0\r\n\r\n", "200")]
    [InlineData("POST /metrics HTTP/1.1\r\nContent-Length: 1000000\r\n\r\nxxx", "405")]
    [InlineData("\r\n\r\n", "400")]
    [InlineData("EHLO x\r\n\r\n", "400")]
    [InlineData("GET /metrics SMTP/1.1\r\n\r\n", "400")]
    public async Task Other_requests_are_refused(string request, string status) =>
        Assert.StartsWith($"HTTP/1.1 {status} ", await AskAsync(request), StringComparison.Ordinal);

    [Fact]
    public async Task Garbage_and_silence_harm_nothing()
    {
        Assert.StartsWith("HTTP/1.1 431 ", await AskAsync(new string('x', 10_000)), StringComparison.Ordinal);
        using var silent = await ConnectAsync();
        using (await ConnectAsync())
        {
            // It goes away without a word.
        }

        Assert.StartsWith("HTTP/1.1 200 ", await AskAsync("GET /metrics HTTP/1.1\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_bound_to_loopback_only()
    {
        var e = Assert.Throws<FormatException>(() => new PrometheusEndpoint(new IPEndPoint(IPAddress.Any, 0), _metrics.Metrics, _log));

        Assert.Contains("loopback", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_taken_port_is_one_clear_line()
    {
        var e = Assert.Throws<IOException>(() => new PrometheusEndpoint(_address, _metrics.Metrics, _log));

        Assert.StartsWith($"--metrics {_address}: ", e.Message, StringComparison.Ordinal);
    }

    private async Task<string> AskAsync(string request)
    {
        using var client = await ConnectAsync();
        using var stream = new NetworkStream(client);
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        client.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    private async Task<Socket> ConnectAsync()
    {
        var client = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(_address);
        return client;
    }
}
