using ForgeryCheck.Reports;
using ForgeryCheck.Web.Analysis;
using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Api;

/// <summary>GET /v1/rules: all rules.</summary>
internal sealed class RulesEndpoint(MailAnalysis analysis) : WebEndpoint
{
    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("GET", "/v1/rules")
    {
        Name = "rules",
        Summary = "All rules with their weights",
        Returns = [new("application/json", "The rules, ordered by id", """{"type":"array","items":{"$ref":"#/components/schemas/Rule"}}""")],
    };

    /// <inheritdoc/>
    internal override Task AnswerAsync(HttpContext context) => JsonAnswer.WriteAsync(context.Response, json =>
    {
        var weights = analysis.Weights;
        json.WriteStartArray();
        foreach (var rule in RuleSet.All)
        {
            json.WriteStartObject();
            RuleJson.WriteMembers(json, rule.Info, weights);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
