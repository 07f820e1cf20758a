using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Rspamd;

/// <summary>GET /ping: how clients of rspamd learn that it answers.</summary>
internal sealed class PingEndpoint : WebEndpoint
{
    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("GET", "/ping")
    {
        Audience = Audience.MailServers,
        IsOpen = true,
    };

    /// <inheritdoc/>
    internal override Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync("pong\r\n", context.RequestAborted);
    }
}
