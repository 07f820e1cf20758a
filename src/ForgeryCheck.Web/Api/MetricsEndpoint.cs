using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Web.Monitoring;
using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Api;

/// <summary>GET /metrics: the counters for Prometheus.</summary>
internal sealed class MetricsEndpoint(WebMetrics metrics) : WebEndpoint
{
    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("GET", "/metrics")
    {
        Name = "metrics",
        Summary = "Metrics in Prometheus format",
        Returns = [new("text/plain", "The metrics")],
    };

    /// <inheritdoc/>
    internal override Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = PrometheusText.ContentType;
        return context.Response.WriteAsync(PrometheusText.Of(metrics.Metrics), context.RequestAborted);
    }
}
