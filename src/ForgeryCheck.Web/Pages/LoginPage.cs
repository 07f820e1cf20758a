using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Pages;

/// <summary>GET /login: asks for the token.</summary>
internal sealed class LoginPage(SiteMap site) : WebEndpoint
{
    /// <summary>Its path.</summary>
    internal const string Path = "/login";

    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("GET", Path) { Audience = Audience.People, IsOpen = true };

    /// <inheritdoc/>
    internal override Task AnswerAsync(HttpContext context) => WriteAsync(context.Response, site, isWrong: false);

    internal static Task WriteAsync(HttpResponse response, SiteMap site, bool isWrong) => HtmlAnswer.WriteAsync(response, page =>
    {
        SitePage.Begin(page, site with { Parts = [], HasSessions = false }, "Log in", Path);
        page.Markup("<h1>Log in</h1>\n");
        if (isWrong)
        {
            page.Markup("<p class=\"warning\" role=\"alert\"><b>Wrong token.</b></p>\n");
        }

        page.Markup($"""
            <form class="login" method="post" action="{Path}" enctype="multipart/form-data">
            <p><label for="token">Token</label> <input id="token" name="token" type="password" autocomplete="current-password" required aria-describedby="token-help">
            <small id="token-help">Ask the person who runs this server.</small></p>
            <p class="buttons"><button class="main">Log in</button></p>
            </form>

            """);
        SitePage.End(page);
    });
}
