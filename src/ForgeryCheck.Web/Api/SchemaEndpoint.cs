using ForgeryCheck.RuleData;
using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Api;

/// <summary>GET /v1/report.schema.json: the JSON Schema of a report.</summary>
internal sealed class SchemaEndpoint(RuleFiles files) : WebEndpoint
{
    internal const string FileName = Reports.Report.SchemaFileName;

    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("GET", "/v1/" + FileName)
    {
        Name = "reportSchema",
        Summary = "The JSON Schema of a report",
        Returns = [new("application/schema+json", "The schema")],
    };

    /// <inheritdoc/>
    internal override async Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "application/schema+json";
        await context.Response.BodyWriter.WriteAsync(files.Read(FileName), context.RequestAborted).ConfigureAwait(false);
    }
}
