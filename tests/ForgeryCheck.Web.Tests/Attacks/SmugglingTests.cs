using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Attacks;

/// <summary>Spellings by which a proxy in front and the server behind it may see different requests (RFC 9112 section 11.2).</summary>
public sealed class SmugglingTests
{
    [Theory]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd")]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3, 4\r\n\r\nabcd")]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0x3\r\n\r\nabc")]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Length: +3\r\n\r\nabc")]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3,3\r\n\r\nabc")]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3 3\r\n\r\nabc")]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Length: \v3\r\n\r\nabc")]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\u00a0\r\n\r\nabc")]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3.0\r\n\r\nabc")]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Length:\r\n\r\nabc")]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\nabc")]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0000000000000000000000000000003\r\n\r\nabc")]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n")]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n")]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked,chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("POST /v1/analyze HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\n Content-Length: 3\r\n\r\nabc")]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3;\nabc\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nabc\r\n0\r\n\r\n")]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\nabc")]
    [InlineData("GET /healthz HTTP/1.1\r\n\r\n")]
    [InlineData("GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n")]
    [InlineData("GET /healthz HTTP/1.1\r\nHost: localhost\rX: y\r\n\r\n")]
    [InlineData("GET /healthz HTTP/1.1\r\nHost: local\0host\r\n\r\n")]
    [InlineData("GET /healthz HTTP/9.9\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET  /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("EHLO evil.example\r\nMAIL FROM:<>\r\n")]
    public async Task An_ambiguous_request_gets_an_error_and_nothing_after_it_is_answered(string request)
    {
        await using var server = await TestServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.SendAsync(request);
        var answer = await client.ReadToEndAsync();
        Assert.Matches("^HTTP/1\\.1 (400|408|411|413|414|421|431|501|505) ", answer);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(answer, "HTTP/1\\.1 "));
    }
}
