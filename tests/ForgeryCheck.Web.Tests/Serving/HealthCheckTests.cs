using System.Diagnostics;
using System.Net;
using ForgeryCheck.Web.Options;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Serving;

/// <summary>What a load balancer asks, and hears while the server stops.</summary>
public sealed class HealthCheckTests
{
    [Theory]
    [InlineData("/healthz", "200")]
    [InlineData("/readyz", "200")]
    [InlineData("/metrics", "421")]
    [InlineData("/", "421")]
    public async Task A_health_check_in_http_1_0_names_no_host(string path, string status)
    {
        await using var server = await TestServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.SendAsync($"GET {path} HTTP/1.0\r\n\r\n");
        Assert.StartsWith($"HTTP/1.1 {status} ", await client.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_it_stops_listening_a_server_says_so()
    {
        await using var web = new WebServer(new WebOptions { Bind = [new(IPAddress.Loopback, 0)], Limits = new WebLimits { Drain = TimeSpan.FromMinutes(1) } }, new WebOutput());
        using var client = new HttpClient { BaseAddress = new Uri((await web.StartAsync())[0]) };
        Assert.Equal("ready\n", await client.GetStringAsync("/readyz"));
        var stop = web.StopAsync();
        using var response = await client.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("ok\n", await client.GetStringAsync("/healthz"));

        // Whoever is in a hurry need not wait.
        var time = Stopwatch.StartNew();
        web.Abort();
        await stop;
        Assert.InRange(time.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }
}
