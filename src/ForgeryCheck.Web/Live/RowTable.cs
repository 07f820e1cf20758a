using ForgeryCheck.Reports;

namespace ForgeryCheck.Web.Live;

/// <summary>
/// Writes rows as a table. live-rows.js builds the same elements. The roles are those that the elements have anyway, but for narrow windows: laid out as
/// cards they would lose them in some browsers, and their cells the names of the columns with them.
/// </summary>
internal static class RowTable
{
    internal static void Write(HtmlPage page, IReadOnlyList<MessageRow> rows, string mark)
    {
        page.Markup($"<table id=\"messages\" role=\"table\" data-last=\"{mark}\">\n").Markup("""
            <caption class="unseen">Messages, the newest first</caption>
            <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Verdict</th><th role="columnheader" scope="col">Time (UTC)</th><th role="columnheader" scope="col">Client</th><th role="columnheader" scope="col">Sender and recipient</th><th role="columnheader" scope="col">Subject</th><th role="columnheader" scope="col" class="size">Size</th></tr></thead>
            <tbody id="rows" role="rowgroup">

            """);
        foreach (var row in rows)
        {
            WriteRow(page, row);
        }

        page.Markup("</tbody>\n</table>\n");
    }

    private static void WriteRow(HtmlPage page, MessageRow row)
    {
        page.Markup($"<tr class=\"{RowWords.Class(row)}\" data-id=\"{row.Id}\" data-number=\"{row.Number}\" role=\"row\"><td role=\"cell\" class=\"judgement\"><span class=\"badge\">{RowWords.Badge(row)}</span></td>")
            .Markup($"<td role=\"cell\" class=\"time\"><time datetime=\"{ReportTime.Iso(row.Received)}\">{RowWords.Time(row)}</time></td>")
            .Markup("<td role=\"cell\" class=\"client\">").Value(row.Client).Markup(" ").Markup("<span class=\"soft\">").Value(RowWords.Names(row)).Markup("</span></td>")
            .Markup("<td role=\"cell\" class=\"parties\">").Value(RowWords.Sender(row)).Markup(" <span class=\"to\">to ").Value(row.Recipient).Markup($"{RowWords.More(row)}</span></td>")
            .Markup($"<td role=\"cell\" class=\"subject\"><a href=\"{MessagePage.PathOf(row.Id)}\">").Value(RowWords.Subject(row)).Markup("</a></td>")
            .Markup($"<td role=\"cell\" class=\"size\">{RowWords.Size(row)}</td></tr>\n");
    }
}
