using ForgeryCheck.Reports;
using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Pages;

/// <summary>GET /rules: all rules, with links to their pages.</summary>
internal sealed class RulesPage(SiteMap site) : WebEndpoint
{
    /// <summary>Its path.</summary>
    internal const string Path = "/rules";

    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("GET", Path) { Audience = Audience.People };

    /// <inheritdoc/>
    internal override Task AnswerAsync(HttpContext context) => HtmlAnswer.WriteAsync(context.Response, page =>
    {
        SitePage.Begin(page, site, "Rules", Path);
        page.Markup("<h1>Rules</h1>\n<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">What it looks for</th><th scope=\"col\">Kind</th></tr></thead>\n<tbody>\n");
        foreach (var rule in RuleSet.All.Select(rule => rule.Info))
        {
            page.Markup($"<tr><td><a href=\"{Path}/{rule.Id}\">").Text($"{rule.Id} {rule.Name}").Markup("</a></td><td>").Text(rule.Summary)
                .Markup(rule.NeedsDns ? " <span class=\"soft\">(needs DNS)</span>" : "").Markup("</td><td>").Text(ReportWords.Of(rule.Kind)).Markup("</td></tr>\n");
        }

        page.Markup("</tbody>\n</table></div>\n");
        SitePage.End(page);
    });
}
