using System.Net;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Access;

/// <summary>The login leads to the page that was wanted, and to no other site.</summary>
public sealed class LoginPathTests
{
    private const string Token = "0123456789abcdef0123";

    [Fact]
    public async Task A_permalink_is_carried_through_the_login()
    {
        await using var server = await TestServer.StartAsync(new() { Token = Token });
        using var wanted = await server.Client.GetAsync("/rules/FC301?a=%22b%22&c=d");
        Assert.Equal("/login?to=%2Frules%2FFC301%3Fa%3D%2522b%2522%26c%3Dd", wanted.Headers.Location?.OriginalString);
        Assert.Contains("name=\"to\" value=\"/rules/FC301?a=%22b%22&amp;c=d\"", await server.Client.GetStringAsync(wanted.Headers.Location), StringComparison.Ordinal);
        Assert.Equal("/rules/FC301?a=%22b%22&c=d", await LogInAsync(server, "/rules/FC301?a=%22b%22&c=d"));
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("evil")]
    [InlineData("/a\r\nSet-Cookie: x=y")]
    [InlineData("/ä")]
    [InlineData("")]
    public async Task A_path_that_leads_elsewhere_does_not_count(string to)
    {
        await using var server = await TestServer.StartAsync(new() { Token = Token });
        Assert.Equal("/", await LogInAsync(server, to));
        Assert.DoesNotContain("name=\"to\"", await server.Client.GetStringAsync($"/login?to={Uri.EscapeDataString(to)}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_does_not_lose_the_page()
    {
        await using var server = await TestServer.StartAsync(new() { Token = Token });
        using var form = new MultipartFormDataContent { { new StringContent("wrong"), "token" }, { new StringContent("/rules"), "to" } };
        using var response = await server.Client.PostAsync("/login", form);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("name=\"to\" value=\"/rules\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_of_two_servers_on_one_host_have_different_names()
    {
        await using var first = await TestServer.StartAsync(new() { Token = Token });
        await using var second = await TestServer.StartAsync(new() { Token = Token });
        Assert.NotEqual(await CookieNameAsync(first), await CookieNameAsync(second));
    }

    private static async Task<string?> LogInAsync(TestServer server, string to)
    {
        using var form = new MultipartFormDataContent { { new StringContent(Token), "token" }, { new StringContent(to), "to" } };
        using var response = await server.Client.PostAsync("/login", form);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return response.Headers.Location?.OriginalString;
    }

    private static async Task<string> CookieNameAsync(TestServer server)
    {
        using var form = new MultipartFormDataContent { { new StringContent(Token), "token" } };
        using var response = await server.Client.PostAsync("/login", form);
        return Assert.Single(response.Headers.GetValues("Set-Cookie")).Split('=')[0];
    }
}
