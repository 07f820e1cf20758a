using System.Text;
using ForgeryCheck.RuleData;
using ForgeryCheck.Web.Problems;
using ForgeryCheck.Web.Serving;
using Markdig;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Pages;

/// <summary>GET /rules/FC301: the page of a rule, by id or name.</summary>
internal sealed class RulePage(SiteMap site, RuleFiles files) : WebEndpoint
{
    private const string Rule = "rule";

    // Markup in a page is shown as text: a folder given with --rules may be anybody's.
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("GET", $"/rules/{{{Rule}}}") { Audience = Audience.People };

    /// <inheritdoc/>
    internal override Task AnswerAsync(HttpContext context)
    {
        var wanted = ((string?)context.Request.RouteValues[Rule] ?? "").Replace(".md", "", StringComparison.Ordinal);
        var rule = RuleSet.Find(wanted)?.Info ?? throw StandardProblems.NotFound($"There is no rule {wanted}");
        var text = Encoding.UTF8.GetString(files.Read($"{rule.Id}.md") ?? throw StandardProblems.NotFound($"There is no page for {rule.Id}"));
        return HtmlAnswer.WriteAsync(context.Response, page =>
        {
            SitePage.Begin(page, site, $"{rule.Id} {rule.Name}", RulesPage.Path);
            page.Markup("<article class=\"rule\">\n").Markup(Html(text)).Markup("</article>\n");
            SitePage.End(page);
        });
    }

    // What scrolls has to be reachable by keyboard (WCAG 2.1.1). In the text of a page "<" is escaped, so this is the tag.
    private static string Html(string text) => Markdig.Markdown.ToHtml(text, Markdown).Replace("<pre>", "<pre tabindex=\"0\">", StringComparison.Ordinal);
}
