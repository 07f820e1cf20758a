using System.Net;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Access;

public sealed class SecurityFieldTests
{
    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/rules", HttpStatusCode.OK)]
    [InlineData("/rules/FC301", HttpStatusCode.OK)]
    [InlineData("/assets/paste.js", HttpStatusCode.OK)]
    [InlineData("/v1/rules", HttpStatusCode.OK)]
    [InlineData("/healthz", HttpStatusCode.OK)]
    [InlineData("/nothing/here", HttpStatusCode.NotFound)]
    [InlineData("/report", HttpStatusCode.MethodNotAllowed)]
    public async Task Every_answer_says_what_a_browser_may_do(string path, HttpStatusCode status)
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.Client.GetAsync(path);
        Assert.Equal(status, response.StatusCode);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/rules")]
    [InlineData("/rules/FC301")]
    public async Task Pages_have_nothing_inline_and_nothing_from_elsewhere(string path)
    {
        await using var server = await TestServer.StartAsync();
        var page = await server.Client.GetStringAsync(path);
        Assert.DoesNotMatch("(?i)<style|style=|<script(?![^>]*src=\"/assets/)|\\son[a-z]+=|javascript:|<(iframe|object|embed|base)\\b", page);
        Assert.DoesNotMatch("(?i)(src|action)=\"(?!/)|<link[^>]*href=\"(?!/)", page);
    }
}
