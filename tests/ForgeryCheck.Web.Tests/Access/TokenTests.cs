using System.Net;
using System.Net.Http.Headers;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Access;

public sealed class TokenTests
{
    private const string Token = "0123456789abcdef0123";

    [Theory]
    [InlineData("Bearer 0123456789abcdef0123", true)]
    [InlineData("bearer 0123456789abcdef0123", true)]
    [InlineData("Bearer 0123456789abcdef012", false)]
    [InlineData("Bearer 0123456789abcdef01234", false)]
    [InlineData("Bearer", false)]
    [InlineData("Basic MDEyMzQ1Njc4OWFiY2RlZjAxMjM=", false)]
    [InlineData(null, false)]
    public async Task Programs_present_the_token(string? authorization, bool isAnswered)
    {
        await using var server = await TestServer.StartAsync(new() { Token = Token });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/rules");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await server.Client.SendAsync(request);
        Assert.Equal(isAnswered ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, response.StatusCode);
        if (!isAnswered)
        {
            Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/rules")]
    [InlineData("/rules/FC101")]
    public async Task People_without_a_session_are_led_to_the_login(string path)
    {
        await using var server = await TestServer.StartAsync(new() { Token = Token });
        using var response = await server.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal(path == "/" ? "/login" : $"/login?to={Uri.EscapeDataString(path)}", response.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("token=0123456789abcdef0123", HttpStatusCode.SeeOther)]
    [InlineData("token=0123456789abcdef0124", HttpStatusCode.Unauthorized)]
    [InlineData("tok=x", HttpStatusCode.Unauthorized)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    public async Task A_form_of_the_simple_kind_logs_in_too(string body, HttpStatusCode status)
    {
        await using var server = await TestServer.StartAsync(new() { Token = Token });
        using var content = new StringContent(body, new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        using var response = await server.Client.PostAsync("/login", content);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(status == HttpStatusCode.SeeOther, response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_session_begins_with_the_token_and_ends_with_the_log_out()
    {
        await using var server = await TestServer.StartAsync(new() { Token = Token });
        using var wrong = await LogInAsync(server, "0123456789abcdef0124");
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.False(wrong.Headers.Contains("Set-Cookie"));

        using var right = await LogInAsync(server, Token);
        Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
        var cookie = Assert.Single(right.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Token, cookie, StringComparison.Ordinal);

        var session = cookie.Split(';')[0];
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, HttpMethod.Get, "/", session));
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(server, HttpMethod.Post, "/logout", session));
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(server, HttpMethod.Get, "/", session));
    }

    [Fact]
    public async Task A_login_is_short()
    {
        await using var server = await TestServer.StartAsync(new() { Token = Token });
        using var form = new MultipartFormDataContent { { new StringContent(new string('x', 10_000)), "token" } };
        using var response = await server.Client.PostAsync("/login", form);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Who_was_logged_out_while_writing_is_led_to_the_login_in_another_tab()
    {
        await using var server = await TestServer.StartAsync(new() { Token = Token });
        using var form = new MultipartFormDataContent { { new StringContent("From: a@example.org"), "text" } };
        using var response = await server.Client.PostAsync("/report", form);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync();
        Assert.Contains("<a href=\"/login\" target=\"_blank\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Bearer", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_made_up_session_opens_nothing()
    {
        await using var server = await TestServer.StartAsync(new() { Token = Token });
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(server, HttpMethod.Get, "/", $"forgerycheck-session-{server.Address.Port}={new string('0', 64)}"));
    }

    [Fact]
    public async Task The_token_is_in_no_page_and_no_log()
    {
        await using var server = await TestServer.StartAsync(new() { Token = Token });
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        foreach (var path in (string[])["/", "/rules", "/v1/openapi.json", "/metrics"])
        {
            Assert.DoesNotContain(Token, await server.Client.GetStringAsync(path), StringComparison.Ordinal);
        }

        await Task.Delay(100);
        Assert.Contains("GET /metrics", server.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, server.Log, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> LogInAsync(TestServer server, string token)
    {
        using var form = new MultipartFormDataContent { { new StringContent(token), "token" } };
        return await server.Client.PostAsync("/login", form);
    }

    private static async Task<HttpStatusCode> StatusAsync(TestServer server, HttpMethod method, string path, string cookie)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Cookie", cookie);
        using var response = await server.Client.SendAsync(request);
        return response.StatusCode;
    }
}
