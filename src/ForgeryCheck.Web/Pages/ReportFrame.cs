using System.Text;
using ForgeryCheck.Reports;
using ForgeryCheck.Web.Analysis;
using ForgeryCheck.Web.Submissions;

namespace ForgeryCheck.Web.Pages;

/// <summary>The page around a report: the form that it came of, above it.</summary>
/// <param name="site">The site.</param>
/// <param name="text">The pasted text; null if there is none.</param>
/// <param name="form">The form; null if none was submitted.</param>
/// <param name="declared">What the form declares.</param>
/// <param name="link">The permalink of the report; null if it is not kept.</param>
/// <param name="origin">What has to be before it where people pass it on.</param>
internal sealed class ReportFrame(SiteMap site, string? text, Submission? form, Declarations declared, string? link, string origin = "") : HtmlFrame
{
    /// <summary>The path of the form.</summary>
    internal const string Path = "/";

    /// <inheritdoc/>
    internal override void Begin(HtmlPage page)
    {
        SitePage.Begin(page, site, form is null ? "Analyze" : "Report", Path, "paste.js");
        page.Markup("<h1>Which Received lines can be believed?</h1>\n");
        PasteForm.Write(page, site, text, declared, declared.Sites is { } sites ? Encoding.UTF8.GetString(sites) : null);
        page.Markup("<section id=\"report\" tabindex=\"-1\" aria-label=\"Report\">\n");
        if (link is not null)
        {
            page.Markup($"<p class=\"permalink\">Kept as <a href=\"{link}\">").Text(origin + link).Markup("</a>");
            foreach (var download in Download.All)
            {
                page.Markup($" · <a href=\"{link}.{download.Extension}\">{download.Name}</a>");
            }

            page.Markup("</p>\n");
        }
    }

    /// <inheritdoc/>
    internal override void End(HtmlPage page)
    {
        page.Markup("</section>\n");
        SitePage.End(page);
    }

    /// <inheritdoc/>
    internal override string? RuleLink(string id) => $"/rules/{id}";

    /// <inheritdoc/>
    internal override string? Lookups => site.OffersLookups || site.LooksUpNames ? "tick the box under Options" : null;
}
