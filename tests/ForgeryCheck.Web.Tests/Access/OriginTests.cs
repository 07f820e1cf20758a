using System.Net;
using System.Text;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Access;

public sealed class OriginTests
{
    [Theory]
    [InlineData("Origin", "{self}", true)]
    [InlineData("Origin", "http://evil.example", false)]
    [InlineData("Origin", "http://127.0.0.1:1", false)]
    [InlineData("Origin", "http://localhost", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Origin", "file://", false)]
    [InlineData("Origin", "chrome-extension://abc", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Sec-Fetch-Site", "none", true)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Accept-Language", "en", true)]
    public async Task A_page_of_another_site_can_make_a_browser_send_nothing(string field, string value, bool isAnswered)
    {
        await using var server = await TestServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/analyze")
        {
            Content = new StringContent("From: a@example.org\r\nReceived: from b by c; Mon, 1 Jan 2024 00:00:00 +0000\r\n\r\n", Encoding.ASCII, "text/plain"),
        };
        request.Headers.Add(field, value.Replace("{self}", server.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal));
        using var response = await server.Client.SendAsync(request);
        Assert.Equal(isAnswered ? HttpStatusCode.OK : HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("null", "same-origin", false, true)]
    [InlineData("null", "cross-site", false, false)]
    [InlineData("null", "cross-site", true, false)]
    [InlineData("null", null, false, false)]
    [InlineData("null", null, true, false)]
    public async Task A_page_that_hides_its_origin_is_believed_to_be_ours_only_if_the_browser_says_so(string origin, string? site, bool needsToken, bool isAnswered)
    {
        const string token = "0123456789abcdef";
        await using var server = await TestServer.StartAsync(new() { Token = needsToken ? token : null });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/report")
        {
            Content = new MultipartFormDataContent { { new StringContent("From: a@example.org\r\nReceived: from b by c; Mon, 1 Jan 2024 00:00:00 +0000\r\n\r\n"), "text" } },
        };
        request.Headers.Authorization = needsToken ? new("Bearer", token) : null;
        request.Headers.Add("Origin", origin);
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        using var response = await server.Client.SendAsync(request);
        Assert.Equal(isAnswered ? HttpStatusCode.OK : HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task A_link_from_another_site_leads_to_the_form()
    {
        await using var server = await TestServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Headers.Add("Sec-Fetch-Mode", "navigate");
        using var response = await server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
