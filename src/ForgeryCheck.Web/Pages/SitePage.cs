using ForgeryCheck.Reports;

namespace ForgeryCheck.Web.Pages;

/// <summary>What all pages have around their content: head, navigation, main.</summary>
internal static class SitePage
{
    /// <summary>Writes a page up to its h1.</summary>
    /// <param name="page">The page.</param>
    /// <param name="site">The site.</param>
    /// <param name="title">The title; may contain text from the mail.</param>
    /// <param name="current">The path of the part that the page is of.</param>
    /// <param name="script">The script of the page; null for none.</param>
    /// <param name="style">A style sheet of the page, besides those of all; null for none.</param>
    internal static void Begin(HtmlPage page, SiteMap site, string title, string current, string? script = null, string? style = null)
    {
        page.Markup("""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/assets/report.css">
            <link rel="stylesheet" href="/assets/site.css">

            """);
        if (style is not null)
        {
            page.Markup($"<link rel=\"stylesheet\" href=\"/assets/{style}\">\n");
        }

        if (script is not null)
        {
            page.Markup($"<script src=\"/assets/{script}\" type=\"module\"></script>\n");
        }

        page.Markup("<title>").Text(title, 120).Markup("""
             | ForgeryCheck</title>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the content</a>
            <header class="site">
            <a class="name" href="/">ForgeryCheck</a>
            <nav aria-label="Site"><ul>

            """);
        foreach (var part in site.Parts)
        {
            page.Markup(part.Path == current ? $"<li><a href=\"{part.Path}\" aria-current=\"page\">" : $"<li><a href=\"{part.Path}\">").Text(part.Name).Markup("</a></li>\n");
        }

        page.Markup("</ul></nav>\n");
        if (site.HasSessions)
        {
            page.Markup("<form class=\"logout\" method=\"post\" action=\"/logout\"><button>Log out</button></form>\n");
        }

        page.Markup("</header>\n<main id=\"main\">\n");
    }

    /// <summary>Ends the page.</summary>
    internal static void End(HtmlPage page) => page.Markup("</main>\n</body>\n</html>\n");
}
