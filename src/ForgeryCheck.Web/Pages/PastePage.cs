using ForgeryCheck.Web.Analysis;
using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Pages;

/// <summary>GET /: the form.</summary>
internal sealed class PastePage(SiteMap site) : WebEndpoint
{
    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("GET", ReportFrame.Path) { Audience = Audience.People };

    /// <inheritdoc/>
    internal override Task AnswerAsync(HttpContext context)
    {
        // It has nothing of mail, and a browser that may not store a page forgets on the way Back what was pasted into it, and the report below.
        context.Response.Headers.CacheControl = "no-cache";
        return HtmlAnswer.WriteAsync(context.Response, page =>
        {
            var frame = new ReportFrame(site, null, null, Declarations.None, null);
            frame.Begin(page);
            frame.End(page);
        });
    }
}
