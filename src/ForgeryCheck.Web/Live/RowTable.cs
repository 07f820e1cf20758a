using ForgeryCheck.Reports;

namespace ForgeryCheck.Web.Live;

/// <summary>Writes rows as a table. live.js builds the same elements.</summary>
internal static class RowTable
{
    internal static void Write(HtmlPage page, IReadOnlyList<MessageRow> rows, string mark)
    {
        page.Markup($"<table id=\"messages\" data-last=\"{mark}\">\n").Markup("""
            <caption class="unseen">Messages, the newest first</caption>
            <thead><tr><th scope="col">Verdict</th><th scope="col">Time (UTC)</th><th scope="col">Client</th><th scope="col">Sender and recipient</th><th scope="col">Subject</th><th scope="col" class="size">Size</th></tr></thead>
            <tbody id="rows">

            """);
        foreach (var row in rows)
        {
            WriteRow(page, row);
        }

        page.Markup("</tbody>\n</table>\n");
    }

    // Each cell begins with a name that only narrow windows show, where the table has no head.
    private static void WriteRow(HtmlPage page, MessageRow row)
    {
        page.Markup($"<tr class=\"{RowWords.Class(row)}\" data-id=\"{row.Id}\" data-number=\"{row.Number}\"><td class=\"judgement\"><span class=\"badge\">{RowWords.Badge(row)}</span></td>")
            .Markup($"<td class=\"time\"><time datetime=\"{ReportTime.Iso(row.Received)}\">{RowWords.Time(row)}</time></td>")
            .Markup("<td class=\"client\">").Value(row.Client).Markup(" ").Markup("<span class=\"soft\">").Value(RowWords.Names(row)).Markup("</span></td>")
            .Markup("<td class=\"parties\">").Value(RowWords.Sender(row)).Markup(" <span class=\"to\">to ").Value(row.Recipient).Markup($"{RowWords.More(row)}</span></td>")
            .Markup($"<td class=\"subject\"><a href=\"{MessagePage.PathOf(row.Id)}\">").Value(RowWords.Subject(row)).Markup("</a></td>")
            .Markup($"<td class=\"size\">{RowWords.Size(row)}</td></tr>\n");
    }
}
