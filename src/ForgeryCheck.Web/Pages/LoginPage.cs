using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Pages;

/// <summary>GET /login: asks for the token.</summary>
internal sealed class LoginPage(SiteMap site) : WebEndpoint
{
    /// <summary>Its path.</summary>
    internal const string Path = "/login";

    /// <summary>The field with the page that was wanted.</summary>
    internal const string To = "to";

    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("GET", Path) { Audience = Audience.People, IsOpen = true };

    /// <inheritdoc/>
    internal override Task AnswerAsync(HttpContext context) => WriteAsync(context.Response, site, LocalPath.Read(context.Request.Query[To]), isWrong: false);

    /// <summary>Where to log in so as to come back to a page.</summary>
    internal static string PathFor(HttpRequest wanted) =>
        LocalPath.Of(wanted) is { Length: > 1 } path ? $"{Path}?{To}={Uri.EscapeDataString(path)}" : Path;

    /// <summary>Writes the form.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="site">The site.</param>
    /// <param name="to">The page that was wanted; null for none.</param>
    /// <param name="isWrong">Whether a wrong token was presented.</param>
    internal static Task WriteAsync(HttpResponse response, SiteMap site, string? to, bool isWrong) => HtmlAnswer.WriteAsync(response, page =>
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

            """);
        if (to is not null)
        {
            page.Markup($"<input type=\"hidden\" name=\"{To}\" value=\"").Encoded(to).Markup("\">\n");
        }

        page.Markup("</form>\n");
        SitePage.End(page);
    });
}
