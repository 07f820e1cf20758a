using ForgeryCheck.Reports;

namespace ForgeryCheck.Web.Live;

/// <summary>
/// Writes rows as a table. live-rows.js builds the same elements. The roles are those that the elements have anyway, but for narrow windows: laid out as
/// cards they would lose them in some browsers, and their cells the names of the columns with them.
/// </summary>
internal static class RowTable
{
    /// <summary>Writes them.</summary>
    /// <param name="page">The page.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="mark">How far the page has been told.</param>
    /// <param name="list">The list as a query: from a message its reader comes back to it.</param>
    internal static void Write(HtmlPage page, IReadOnlyList<MessageRow> rows, string mark, string list)
    {
        page.Markup($"<table id=\"messages\" role=\"table\" data-last=\"{mark}\">\n").Markup("""
            <caption class="unseen">Messages, the newest first</caption>
            <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Verdict</th><th role="columnheader" scope="col">Time (UTC)</th><th role="columnheader" scope="col">Client</th><th role="columnheader" scope="col">Sender and recipient</th><th role="columnheader" scope="col">Subject</th><th role="columnheader" scope="col" class="size">Size</th></tr></thead>
            <tbody id="rows" role="rowgroup">

            """);
        foreach (var row in rows)
        {
            WriteRow(page, row, list);
        }

        page.Markup("</tbody>\n</table>\n");
    }

    private static void WriteRow(HtmlPage page, MessageRow row, string list)
    {
        page.Markup($"<tr class=\"{RowWords.Class(row)}\" data-id=\"{row.Id}\" data-number=\"{row.Number}\" role=\"row\"><td role=\"cell\" class=\"judgement\"><span class=\"badge\">{RowWords.Badge(row)}</span></td>")
            .Markup($"<td role=\"cell\" class=\"time\"><time datetime=\"{ReportTime.Iso(row.Received)}\">{RowWords.Time(row)}</time></td>")
            .Markup("<td role=\"cell\" class=\"client\">").Value(row.Client).Markup(" ").Markup("<span class=\"soft\">").Value(RowWords.Names(row)).Markup("</span></td>")
            .Markup("<td role=\"cell\" class=\"parties\">").Value(RowWords.Sender(row)).Markup(" <span class=\"to\">to ").Value(row.Recipient).Markup($"{RowWords.More(row)}</span></td>")
            .Markup($"<td role=\"cell\" class=\"subject\"><a href=\"{MessagePage.PathOf(row.Id)}{list}\">").Value(RowWords.Subject(row)).Markup("</a></td>")
            .Markup($"<td role=\"cell\" class=\"size\">{RowWords.Size(row)}</td></tr>\n");
    }
}
