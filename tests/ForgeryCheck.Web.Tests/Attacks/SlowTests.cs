using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Attacks;

public sealed class SlowTests
{
    [Fact]
    public async Task A_connection_that_says_nothing_is_closed_after_the_time_for_a_header()
    {
        await using var server = await TestServer.StartAsync(new() { Limits = new() { Header = TimeSpan.FromMilliseconds(200) } });
        using var client = await RawClient.ConnectAsync(server.Address);
        Assert.Equal("", await client.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task One_client_has_only_so_many_connections()
    {
        await using var server = await TestServer.StartAsync(new() { Limits = new() { PerClient = 2 } });
        var clients = new List<RawClient>();
        try
        {
            for (var i = 0; i < 8; i++)
            {
                clients.Add(await RawClient.ConnectAsync(server.Address));
                await clients[i].SendAsync("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
                await clients[i].ReadUntilAsync("ok\n").WaitAsync(TimeSpan.FromSeconds(30));
            }

            using var refused = await RawClient.TryConnectAsync(server.Address);
            Assert.Equal("", refused is null ? "" : await refused.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30)));
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("GET /healthz HTTP/1.1\r\nHost: loc")]
    public async Task A_header_that_does_not_end_ends_the_connection(string start)
    {
        await using var server = await TestServer.StartAsync(new() { Limits = new() { Header = TimeSpan.FromMilliseconds(200), Idle = TimeSpan.FromMilliseconds(200) } });
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.SendAsync(start);
        var answer = await client.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 408 ", StringComparison.Ordinal), answer);
    }

    [Fact]
    public async Task A_body_that_comes_byte_by_byte_ends_the_connection()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.SendAsync("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Type: message/rfc822\r\nContent-Length: 100000\r\n\r\n");
        var reading = client.ReadToEndAsync();
        try
        {
            for (var i = 0; i < 300 && !reading.IsCompleted; i++)
            {
                await client.SendAsync("x");
                await Task.Delay(100);
            }
        }
        catch (IOException)
        {
            // The server has closed the connection.
        }

        var answer = await reading.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 408 ", StringComparison.Ordinal), answer);
    }

    [Fact]
    public async Task Idle_connections_do_not_keep_others_out_for_long()
    {
        await using var server = await TestServer.StartAsync(new() { Limits = new() { Connections = 20, Header = TimeSpan.FromMilliseconds(300), Idle = TimeSpan.FromMilliseconds(300) } });
        var idle = new List<RawClient?>();
        try
        {
            for (var i = 0; i < 100; i++)
            {
                idle.Add(await RawClient.TryConnectAsync(server.Address));
            }

            for (var tries = 0; ; tries++)
            {
                try
                {
                    Assert.Equal("ok\n", await server.Client.GetStringAsync("/healthz"));
                    return;
                }
                catch (HttpRequestException) when (tries < 100)
                {
                    await Task.Delay(100);
                }
            }
        }
        finally
        {
            idle.ForEach(client => client?.Dispose());
        }
    }

    [Fact]
    public async Task One_client_gets_only_so_many_requests_answered_at_once()
    {
        var names = new WaitingNames();
        await using var server = await TestServer.StartAsync(new() { NamesOnRequest = names, Limits = new() { PerClient = 3, Analysis = TimeSpan.FromSeconds(10) } });
        var asked = Enumerable.Range(0, 6).Select(_ => AskAsync(server)).ToList();
        var statuses = await Task.WhenAll(asked);
        Assert.Equal(3, statuses.Count(status => status == System.Net.HttpStatusCode.TooManyRequests));
        Assert.Equal(3, statuses.Count(status => status == System.Net.HttpStatusCode.ServiceUnavailable));
        Assert.Equal("ok\n", await server.Client.GetStringAsync("/healthz"));
    }

    private static async Task<System.Net.HttpStatusCode> AskAsync(TestServer server)
    {
        using var body = new ByteArrayContent(Samples.Read("forged-bulk-form.eml")) { Headers = { ContentType = new("message/rfc822") } };
        using var response = await server.Client.PostAsync("/v1/analyze?dns=live", body);
        return response.StatusCode;
    }
}
