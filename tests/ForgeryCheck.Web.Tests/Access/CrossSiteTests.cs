using System.Net;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Access;

public sealed class CrossSiteTests
{
    [Theory]
    [InlineData("cross-site", "no-cors", false)]
    [InlineData("cross-site", "cors", false)]
    [InlineData("same-site", "no-cors", false)]
    [InlineData("cross-site", null, false)]
    [InlineData("cross-site", "navigate", true)]
    [InlineData("same-origin", "cors", true)]
    [InlineData("none", "navigate", true)]
    [InlineData(null, null, true)]
    public async Task A_page_of_another_site_may_link_here_and_load_nothing(string? site, string? mode, bool isAnswered)
    {
        await using var server = await TestServer.StartAsync();
        foreach (var path in (string[])["/", "/rules", "/v1/rules", "/assets/paste.js"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", site);
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Mode", mode);
            using var response = await server.Client.SendAsync(request);
            Assert.Equal(isAnswered ? HttpStatusCode.OK : HttpStatusCode.Forbidden, response.StatusCode);
        }
    }
}
