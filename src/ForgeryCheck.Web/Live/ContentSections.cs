using ForgeryCheck.Messages;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Web.Live;

/// <summary>Writes the header of a message as it is, its text, and what is attached. No HTML of a message is ever rendered.</summary>
internal static class ContentSections
{
    private const int MostOfHeader = 256 << 10;

    internal static void Write(HtmlPage page, byte[] start, bool isWhole)
    {
        var header = HeaderBlock.Parse(start).Bytes.Span;
        page.Markup("<section id=\"header\" class=\"part\" aria-labelledby=\"header-head\">\n<h2 id=\"header-head\">Header</h2>\n<pre tabindex=\"0\" role=\"region\" aria-label=\"Header fields\">\n");
        ShownLines.Write(page, header[..Math.Min(header.Length, MostOfHeader)]);
        page.Markup("</pre>\n").Markup(header.Length > MostOfHeader ? "<p class=\"soft\">The rest of the header is in the download.</p>\n" : "").Markup("</section>\n");

        page.Markup("<section id=\"body\" class=\"part\" aria-labelledby=\"body-head\">\n<h2 id=\"body-head\">Text</h2>\n");
        var body = MessageBody.Read(start, isWhole);
        if (body.Text is { } text)
        {
            page.Markup("<pre id=\"body-text\" class=\"wrapped\" tabindex=\"0\" role=\"region\" aria-label=\"Message text\">\n");
            ShownLines.Write(page, text);
            page.Markup("</pre>\n");
        }
        else if (body.Html is { } html)
        {
            page.Markup("<p>").Text(body.Problem).Markup("</p>\n<details class=\"raw\"><summary>HTML source</summary>\n<pre id=\"html-source\" class=\"wrapped\" tabindex=\"0\" role=\"region\" aria-label=\"HTML source\">\n");
            ShownLines.Write(page, html);
            page.Markup("</pre>\n</details>\n");
        }
        else
        {
            page.Markup("<p>").Text(body.Problem).Markup("</p>\n");
        }

        page.Markup(body.IsCut ? "<p class=\"soft\">The rest is in the download.</p>\n" : "").Markup("</section>\n");
        AttachedSection.Write(page, body.Attached);
    }
}
