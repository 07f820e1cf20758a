using System.Text;
using ForgeryCheck.Reports;
using ForgeryCheck.RuleData;
using ForgeryCheck.Web.Analysis;
using ForgeryCheck.Web.Problems;
using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Api;

/// <summary>GET /v1/rules/FC301: one rule, by id or name, with its page.</summary>
internal sealed class RuleEndpoint(RuleFiles files, MailAnalysis analysis) : WebEndpoint
{
    private const string Rule = "rule";

    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("GET", $"/v1/rules/{{{Rule}}}")
    {
        Name = "rule",
        Summary = "One rule with its page",
        Parameters = [new("path", Rule, "Id or name of the rule")],
        Returns = [new("application/json", "The rule; \"page\" is its page in Markdown", """{"$ref":"#/components/schemas/Rule"}""")],
        Problems = [404],
    };

    /// <inheritdoc/>
    internal override Task AnswerAsync(HttpContext context)
    {
        var wanted = (string?)context.Request.RouteValues[Rule] ?? "";
        var rule = RuleSet.Find(wanted)?.Info ?? throw StandardProblems.NotFound($"There is no rule {wanted}");
        return JsonAnswer.WriteAsync(context.Response, json =>
        {
            json.WriteStartObject();
            RuleJson.WriteMembers(json, rule, analysis.Weights);
            json.WriteString("page", Encoding.UTF8.GetString(files.Read($"{rule.Id}.md") ?? []));
            json.WriteEndObject();
        });
    }
}
