using ForgeryCheck.Web.Access;
using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Pages;

/// <summary>POST /logout: ends a browser's session.</summary>
internal sealed class LogoutEndpoint(BrowserSessions sessions) : WebEndpoint
{
    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("POST", "/logout") { Audience = Audience.People, IsOpen = true };

    /// <inheritdoc/>
    internal override Task AnswerAsync(HttpContext context)
    {
        sessions.End(context);

        // Back must not bring mail back that was pasted on a page before; on the page that is left paste.js sees to it.
        context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = LoginPage.Path;
        return Task.CompletedTask;
    }
}
