using System.Globalization;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>
/// The index above several messages: a row each, with a link to its report below, and a filter by verdict. The filter is a matter of the style sheet
/// alone, since the page may run nothing.
/// </summary>
internal static class HtmlIndex
{
    private const int Shown = 300;

    /// <summary>The name of a message's report within the page.</summary>
    internal static string Anchor(int number) => string.Create(CultureInfo.InvariantCulture, $"m{number}");

    internal static void Begin(HtmlPage page, VerdictCounts counts)
    {
        page.Markup("<section id=\"index\">\n<fieldset class=\"filter\">\n<legend>Show</legend>\n");
        foreach (var verdict in VerdictCounts.FromTheTop)
        {
            var word = ReportWords.Of(verdict);
            page.Markup(string.Create(
                CultureInfo.InvariantCulture, $"<label class=\"{word}\"><input type=\"checkbox\" id=\"show-{word}\" checked> {word} <b>{counts.Of(verdict)}</b></label>\n"));
        }

        page.Markup("</fieldset>\n<table>\n<caption>").Text(counts.Sentence).Markup("</caption>\n<thead><tr>");
        foreach (var heading in (ReadOnlySpan<string>)["Verdict", "Score", "Address", "Operator", "Why", "Message"])
        {
            page.Markup($"<th scope=\"col\">{heading}</th>");
        }

        page.Markup("</tr></thead>\n<tbody>\n");
    }

    internal static void Row(HtmlPage page, MessageLine line)
    {
        var word = ReportWords.Of(line.Verdict);
        page.Markup($"<tr class=\"{word}\"><td><span class=\"badge\">{word}</span></td>")
            .Element("td", "score", line.Verdict == Verdict.Untestable ? "" : HopWords.ShortScore(line.Score))
            .Element("td", "mono", line.HandOver)
            .Element("td", "whose", line.Whose, Shown)
            .Element("td", "why", line.Why, Shown)
            .Markup($"<td><a href=\"#{Anchor(line.Number)}\">").Value(line.Source, Shown).Markup("</a></td></tr>\n");
    }

    internal static void End(HtmlPage page) => page.Markup("</tbody>\n</table>\n</section>\n\n");

    /// <summary>Writes which inputs could not be read, and why: they may be the ones that matter, so this is above every report.</summary>
    internal static void WriteUnread(HtmlPage page, InputsNotRead unread)
    {
        if (unread.Count == 0)
        {
            return;
        }

        page.Markup("<div class=\"warning unread\">\n<p><b>").Text(unread.Heading).Markup("</b></p>\n<ul class=\"plain\">\n");
        foreach (var reason in unread.Reasons)
        {
            page.Markup("<li>").Value(reason).Markup("</li>\n");
        }

        page.Markup(unread.More > 0 ? string.Create(CultureInfo.InvariantCulture, $"<li>and {unread.More} more</li>\n") : "").Markup("</ul>\n</div>\n\n");
    }
}
