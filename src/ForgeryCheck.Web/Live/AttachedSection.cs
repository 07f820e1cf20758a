using ForgeryCheck.Reports;

namespace ForgeryCheck.Web.Live;

/// <summary>Writes what is attached to a message: names, types and sizes. Nothing of it is opened.</summary>
internal static class AttachedSection
{
    private const int MostOfName = 200;
    private const int MostOfType = 100;

    /// <summary>Writes it; nothing if nothing is attached.</summary>
    internal static void Write(HtmlPage page, IReadOnlyList<AttachedPart> parts)
    {
        if (parts.Count == 0)
        {
            return;
        }

        page.Markup("<section id=\"attached\" class=\"part\" aria-labelledby=\"attached-head\">\n<h2 id=\"attached-head\">Attached</h2>\n<ul>\n");
        foreach (var part in parts.Take(AttachedPart.Most))
        {
            page.Markup(part.IsMessage ? "<li>Message: " : "<li>").Value(NameOf(part), MostOfName)
                .Markup(" <span class=\"soft\">").Text(part.Type, MostOfType).Markup($", {RowWords.Size(part.Size)}</span></li>\n");
        }

        page.Markup("</ul>\n").Markup(parts.Count > AttachedPart.Most ? "<p class=\"soft\">There are more.</p>\n" : "").Markup("</section>\n");
    }

    private static string NameOf(AttachedPart part) => part.Name.Length > 0 ? part.Name : part.IsMessage ? "(no subject)" : "(no name)";
}
