using ForgeryCheck.Web.Access;
using ForgeryCheck.Web.Problems;
using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ForgeryCheck.Web.Pages;

/// <summary>POST /login: begins a browser's session, if the token is right.</summary>
internal sealed class LoginEndpoint(SiteMap site, AccessCheck access, BrowserSessions sessions) : WebEndpoint
{
    private const string Token = "token";
    private const string UrlEncoded = "application/x-www-form-urlencoded";
    private const int MostBytes = 8 << 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("POST", LoginPage.Path) { Audience = Audience.People, IsOpen = true };

    /// <inheritdoc/>
    internal override async Task AnswerAsync(HttpContext context)
    {
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = MostBytes;
        var (token, to) = await TimeLimit.ReceiveAsync(context, Patience, ReadAsync).ConfigureAwait(false);
        if (!access.IsToken(token))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await LoginPage.WriteAsync(context.Response, site, LocalPath.Read(to), isWrong: true).ConfigureAwait(false);
            return;
        }

        sessions.Begin(context);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = LocalPath.Read(to) ?? site.Parts[0].Path;
    }

    private static async Task<(string Token, string? To)> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals(UrlEncoded, StringComparison.OrdinalIgnoreCase))
        {
            try
            {
                var fields = await new FormPipeReader(request.BodyReader).ReadFormAsync(cancellation).ConfigureAwait(false);
                return (fields.GetValueOrDefault(Token).ToString().Trim(), fields.GetValueOrDefault(LoginPage.To));
            }
            catch (InvalidDataException)
            {
                throw new ProblemException(StatusCodes.Status400BadRequest, "Malformed form");
            }
        }

        using var form = await Submissions.FormReader.ReadAsync(request, cancellation).ConfigureAwait(false);
        return (form.Last(Token) ?? "", form.Last(LoginPage.To));
    }
}
