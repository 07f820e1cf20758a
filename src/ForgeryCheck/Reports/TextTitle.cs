using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>The first line of a message: its source and the verdict, so that a long run can be skimmed.</summary>
internal static class TextTitle
{
    internal static void Write(TerminalPage page, Report report)
    {
        var glyphs = page.Glyphs;
        var verdict = ReportWords.Of(report.Verdict).ToUpperInvariant();
        if (report.Verdict != Verdict.Untestable)
        {
            verdict += " " + HopWords.ShortScore(report.Score);
        }

        var room = page.Width - verdict.Length - 10;
        var source = SourceName.Short(page.Mail(report.Source), room);
        page.Put(glyphs.Rule + glyphs.Rule + " ", Ink.Dim).Put(source, Ink.Bold).Put(" ")
            .Fill(glyphs.Rule, page.Width - verdict.Length - 4, Ink.Dim)
            .Put(" ").Put(verdict, Ink.Of(report.Verdict)).Put(" " + glyphs.Rule + glyphs.Rule, Ink.Dim).End().End();
    }
}
