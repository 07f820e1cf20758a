using System.Net;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Access;

public sealed class HostTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.0.0.1:8025", true)]
    [InlineData("[::1]:9000", true)]
    [InlineData("192.0.2.1", true)]
    [InlineData("localhost:8025", true)]
    [InlineData("LOCALHOST", true)]
    [InlineData("tools.example.org", true)]
    [InlineData("Tools.Example.org:443", true)]
    [InlineData("evil.example", false)]
    [InlineData("tools.example.org.evil.example", false)]
    [InlineData("localhost.evil.example:8025", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    public async Task Only_own_names_and_addresses_are_answered(string host, bool isAnswered)
    {
        await using var server = await TestServer.StartAsync(new() { HostNames = ["tools.example.org"] });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/healthz") { Headers = { Host = host } };
        using var response = await server.Client.SendAsync(request);
        Assert.Equal(isAnswered ? HttpStatusCode.OK : HttpStatusCode.MisdirectedRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost:\r\n", "421")]
    [InlineData("GET / HTTP/1.0\r\n", "421")]
    [InlineData("GET /ping HTTP/1.0\r\n", "200")]
    public async Task Only_a_mail_server_may_name_no_host(string request, string status)
    {
        await using var server = await TestServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.SendAsync(request + "Connection: close\r\n\r\n");
        Assert.StartsWith($"HTTP/1.1 {status} ", await client.ReadToEndAsync(), StringComparison.Ordinal);
    }
}
