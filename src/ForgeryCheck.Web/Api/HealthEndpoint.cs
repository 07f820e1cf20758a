using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Api;

/// <summary>GET /healthz: the process answers.</summary>
internal sealed class HealthEndpoint : WebEndpoint
{
    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("GET", "/healthz")
    {
        Name = "health",
        IsOpen = true,
        IsHealthCheck = true,
        Summary = "Whether the process answers",
        Returns = [new("text/plain", "ok")],
    };

    /// <inheritdoc/>
    internal override Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync("ok\n", context.RequestAborted);
    }
}
