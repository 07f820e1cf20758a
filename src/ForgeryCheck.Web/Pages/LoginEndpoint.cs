using ForgeryCheck.Web.Access;
using ForgeryCheck.Web.Serving;
using ForgeryCheck.Web.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ForgeryCheck.Web.Pages;

/// <summary>POST /login: begins a browser's session, if the token is right.</summary>
internal sealed class LoginEndpoint(SiteMap site, AccessCheck access, BrowserSessions sessions) : WebEndpoint
{
    private const int MostBytes = 8 << 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("POST", LoginPage.Path) { Audience = Audience.People, IsOpen = true };

    /// <inheritdoc/>
    internal override async Task AnswerAsync(HttpContext context)
    {
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = MostBytes;
        using var form = await TimeLimit.ReceiveAsync(context, Patience, FormReader.ReadAsync).ConfigureAwait(false);
        if (!access.IsToken(form.Last("token") ?? ""))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await LoginPage.WriteAsync(context.Response, site, isWrong: true).ConfigureAwait(false);
            return;
        }

        sessions.Begin(context);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = site.Parts[0].Path;
    }
}
