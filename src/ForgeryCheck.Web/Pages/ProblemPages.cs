using ForgeryCheck.Web.Problems;
using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Pages;

/// <summary>Problems as pages; who has no session is led to where one begins.</summary>
internal sealed class ProblemPages(SiteMap site) : IProblemPages
{
    /// <inheritdoc/>
    public bool IsWanted(HttpRequest request, EndpointInfo? endpoint) =>
        endpoint is { Audience: Audience.People } || (endpoint is null && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public Task WriteAsync(HttpContext context, ProblemException problem)
    {
        var response = context.Response;
        if (problem.Status == StatusCodes.Status401Unauthorized && HttpMethods.IsGet(context.Request.Method))
        {
            response.StatusCode = StatusCodes.Status303SeeOther;
            response.Headers.Location = LoginPage.Path;
            return Task.CompletedTask;
        }

        response.StatusCode = problem.Status;
        return HtmlAnswer.WriteAsync(response, page =>
        {
            SitePage.Begin(page, site, problem.Title, "");
            page.Markup("<h1>").Text(problem.Title).Markup("</h1>\n<section id=\"report\"><p class=\"warning\" role=\"alert\"><b>").Text(problem.Title).Markup(".</b> ").Value(problem.Detail)
                .Markup("</p></section>\n<p><a href=\"/\">Back to the form</a></p>\n");
            SitePage.End(page);
        });
    }
}
