using ForgeryCheck.Web.Access;
using ForgeryCheck.Web.Serving;
using ForgeryCheck.Web.Submissions;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Pages;

/// <summary>POST /login: begins a browser's session, if the token is right.</summary>
internal sealed class LoginEndpoint(SiteMap site, AccessCheck access, BrowserSessions sessions) : WebEndpoint
{
    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("POST", LoginPage.Path) { Audience = Audience.People, IsOpen = true };

    /// <inheritdoc/>
    internal override async Task AnswerAsync(HttpContext context)
    {
        using var form = await FormReader.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        if (!access.IsToken(form.Last("token") ?? ""))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await LoginPage.WriteAsync(context.Response, site, isWrong: true).ConfigureAwait(false);
            return;
        }

        sessions.Begin(context);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = ReportFrame.Path;
    }
}
