using System.Globalization;
using ForgeryCheck.Reports;
using ForgeryCheck.Web.Pages;

namespace ForgeryCheck.Web.Live;

/// <summary>The page around the report on one message: what else there is to see of it, below the report.</summary>
/// <param name="site">The site.</param>
/// <param name="row">The message.</param>
/// <param name="message">What is known of it.</param>
/// <param name="list">The list from which the reader came, as a query.</param>
/// <param name="notice">What has to be known of the report; null for nothing.</param>
internal sealed class MessageView(SiteMap site, MessageRow row, OpenedMessage message, string list, string? notice) : HtmlFrame
{
    /// <inheritdoc/>
    internal override void Begin(HtmlPage page)
    {
        SitePage.Begin(page, site, RowWords.Subject(row), LivePage.Path, script: null, LivePage.Style);
        page.Markup($"<p class=\"up\"><a href=\"{LivePage.Path}{list}\">All messages</a></p>\n<h1>").Value(RowWords.Subject(row)).Markup("</h1>\n")
            .Markup($"<p class=\"about\"><code>{row.Id}</code> · {RowWords.Time(row)} UTC · {string.Create(CultureInfo.InvariantCulture, $"{row.Size:#,0}")} bytes · <a id=\"download\" href=\"{MessagePage.PathOf(row.Id)}.eml\" download>Download .eml</a></p>\n")
            .Markup("""
                <nav class="parts" aria-label="On this page"><ul>
                <li><a href="#report">Report</a></li>
                <li><a href="#session">Session</a></li>
                <li><a href="#envelope">Envelope</a></li>
                <li><a href="#header">Header</a></li>
                <li><a href="#body">Text</a></li>
                </ul></nav>

                """);
        if (notice is not null)
        {
            page.Markup("<p id=\"notice\" class=\"warning\" role=\"note\"><b>").Text(notice).Markup("</b></p>\n");
        }

        page.Markup("<section id=\"report\" tabindex=\"-1\" aria-label=\"Report\">\n");
    }

    /// <inheritdoc/>
    internal override void End(HtmlPage page)
    {
        page.Markup("</section>\n");
        SessionSection.Write(page, message.Facts.Session, message.Dialogue.Span, site.OffersLookups);
        EnvelopeSection.Write(page, message.Facts.Envelope);
        ContentSections.Write(page, message.Start, isWhole: message.Start.Length == row.Size);
        SitePage.End(page);
    }

    /// <inheritdoc/>
    internal override string? RuleLink(string id) => $"/rules/{id}";

    /// <inheritdoc/>
    internal override string? Lookups => null;
}
