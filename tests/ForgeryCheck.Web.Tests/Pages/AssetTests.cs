using System.Net;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Pages;

public sealed class AssetTests
{
    [Theory]
    [InlineData("{0}", true)]
    [InlineData("W/{0}", true)]
    [InlineData("\"other\", W/{0}", true)]
    [InlineData("*", true)]
    [InlineData("\"other\"", false)]
    [InlineData("garbage", false)]
    public async Task What_a_browser_has_is_not_sent_again(string known, bool isKnown)
    {
        await using var server = await TestServer.StartAsync();
        using var first = await server.Client.GetAsync("/assets/site.css");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/site.css");
        request.Headers.TryAddWithoutValidation("If-None-Match", known.Replace("{0}", first.Headers.ETag!.ToString(), StringComparison.Ordinal));
        using var second = await server.Client.SendAsync(request);
        Assert.Equal(isKnown ? HttpStatusCode.NotModified : HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
    }
}
