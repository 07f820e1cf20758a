using ForgeryCheck.Web.Problems;
using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Pages;

/// <summary>Problems as pages; who has no session is led to where one begins.</summary>
internal sealed class ProblemPages(SiteMap site) : IProblemPages
{
    /// <inheritdoc/>
    public bool IsWanted(HttpRequest request, EndpointInfo? endpoint) =>
        endpoint is { Audience: Audience.People } || (endpoint is null && AcceptedMedia.Names(request, "text/html"));

    /// <inheritdoc/>
    public Task WriteAsync(HttpContext context, ProblemException problem)
    {
        var response = context.Response;
        if (problem.Status == StatusCodes.Status401Unauthorized && HttpMethods.IsGet(context.Request.Method))
        {
            response.StatusCode = StatusCodes.Status303SeeOther;
            response.Headers.Location = LoginPage.PathFor(context.Request);
            return Task.CompletedTask;
        }

        response.StatusCode = problem.Status;
        var back = site.PartOf(context.Request.Path);
        return HtmlAnswer.WriteAsync(response, page =>
        {
            SitePage.Begin(page, problem.Status == StatusCodes.Status401Unauthorized ? site with { HasSessions = false } : site, problem.Title, "");
            var isLoggedOut = problem.Status == StatusCodes.Status401Unauthorized;
            page.Markup("<h1>").Text(isLoggedOut ? "Your session has ended" : problem.Title).Markup("</h1>\n<section id=\"report\">\n");
            if (isLoggedOut)
            {
                page.Markup($"<p class=\"warning\" role=\"alert\"><a href=\"{LoginPage.Path}\" target=\"_blank\" rel=\"noopener\">Log in again</a> in another tab, then go back and repeat what you did.</p>\n");
            }
            else if (problem.Detail is { } detail)
            {
                page.Markup("<p class=\"warning\" role=\"alert\">").Value(detail).Markup("</p>\n");
            }

            // The way back is the browser's then, which still has what was pasted.
            page.Markup("</section>\n").Markup(isLoggedOut ? "" : $"<p><a href=\"{back.Path}\">{back.Back}</a></p>\n");
            SitePage.End(page);
        });
    }
}
