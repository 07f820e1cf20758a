using ForgeryCheck.RuleData;
using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Api;

/// <summary>GET /v1/openapi.json: what programs can ask, made from the endpoints themselves.</summary>
internal sealed class OpenApiEndpoint(Func<IEnumerable<EndpointInfo>> endpoints, RuleFiles files, bool needsToken) : WebEndpoint
{
    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("GET", "/v1/openapi.json")
    {
        Name = "openapi",
        Summary = "This document",
        Returns = [new("application/json", "An OpenAPI 3.1 document")],
    };

    /// <inheritdoc/>
    internal override Task AnswerAsync(HttpContext context) =>
        JsonAnswer.WriteAsync(context.Response, json => OpenApiDocument.Write(json, endpoints(), files.Read(SchemaEndpoint.FileName) ?? [], needsToken));
}
