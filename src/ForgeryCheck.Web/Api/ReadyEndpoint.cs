using ForgeryCheck.Web.Problems;
using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Api;

/// <summary>GET /readyz: whether requests should be sent here; not any more once the server is stopping.</summary>
internal sealed class ReadyEndpoint(CancellationToken stopping) : WebEndpoint
{
    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("GET", "/readyz")
    {
        Name = "ready",
        IsOpen = true,
        IsHealthCheck = true,
        Summary = "Whether requests should be sent here",
        Returns = [new("text/plain", "ready")],
        Problems = [503],
    };

    /// <inheritdoc/>
    internal override Task AnswerAsync(HttpContext context)
    {
        if (stopping.IsCancellationRequested)
        {
            throw new ProblemException(StatusCodes.Status503ServiceUnavailable, "Stopping");
        }

        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync("ready\n", context.RequestAborted);
    }
}
