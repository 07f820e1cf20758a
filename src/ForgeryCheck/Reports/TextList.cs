using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>Several messages as a list: one line each; on a narrow terminal two.</summary>
/// <param name="page">Where it is written.</param>
/// <param name="folder">The folder that all messages are in, which is named only once; empty if there is none.</param>
internal sealed class TextList(TerminalPage page, string folder)
{
    private const int VerdictColumns = 10;
    private const int ScoreColumns = 4;
    private const int AddressColumns = 15;
    private const int Gaps = 4;
    private const int RuleColumns = 5;

    /// <summary>The longest id of a rule of somebody's own that is shown whole.</summary>
    private const int MostRuleColumns = 12;

    /// <summary>Below this width a message takes two lines.</summary>
    private const int Narrow = 72;

    /// <summary>Below this width, whose host it is is left out: it helps least to tell messages apart.</summary>
    private const int Middle = 96;

    private bool IsNarrow => page.Width < Narrow;

    private int Rest => page.Width - VerdictColumns - ScoreColumns - AddressColumns - Gaps;

    private int WhoseColumns => page.Width < Middle ? 0 : (Rest - 2) * 20 / 100;

    private int WhyColumns => (Rest - 2) * (page.Width < Middle ? 42 : 32) / 100;

    private int SourceColumns => Rest - WhyColumns - 1 - (WhoseColumns > 0 ? WhoseColumns + 1 : 0);

    internal void WriteHeading()
    {
        Cell("verdict", VerdictColumns, Ink.Dim);
        page.Put("score ", Ink.Dim);
        if (IsNarrow)
        {
            page.Put("address", Ink.Dim).End().Put("  ").Put("why   ", Ink.Dim);
        }
        else
        {
            Cell("address", AddressColumns, Ink.Dim);
            WideCell("operator", WhoseColumns, Ink.Dim);
            Cell("why", WhyColumns, Ink.Dim);
        }

        page.Put("message", Ink.Dim);
        if (folder.Length > 0)
        {
            page.Put(" in " + SourceName.Short(page.Mail(folder), IsNarrow ? page.Width - 19 : SourceColumns - 11), Ink.Dim);
        }

        page.End();
    }

    internal void Write(MessageLine line)
    {
        Cell(ReportWords.Of(line.Verdict), VerdictColumns, Ink.Of(line.Verdict));
        Cell(line.Verdict == Verdict.Untestable ? "" : HopWords.ShortScore(line.Score).PadLeft(ScoreColumns), ScoreColumns);
        page.Put(" ");
        var source = page.Mail(line.Source.StartsWith(folder, StringComparison.Ordinal) ? line.Source[folder.Length..] : line.Source);
        if (IsNarrow)
        {
            page.Put(TerminalColumns.Start(line.HandOver, page.Width - VerdictColumns - ScoreColumns - 3), Ink.Cyan).End().Put("  ");
            var rule = TerminalColumns.Start(page.Mail(line.Rule), MostRuleColumns);
            Cell(rule, RuleColumns);
            page.Put(SourceName.Short(source, page.Width - Math.Max(RuleColumns, TerminalColumns.Of(rule)) - 3)).End();
            return;
        }

        Cell(TerminalColumns.Start(line.HandOver, AddressColumns), AddressColumns, Ink.Cyan);
        WideCell(TerminalColumns.Start(page.Mail(line.Whose), WhoseColumns), WhoseColumns);
        Cell(TerminalColumns.Start(page.Mail(line.Why), WhyColumns), WhyColumns);
        page.Put(SourceName.Short(source, SourceColumns)).End();
    }

    private void WideCell(string text, int columns, string ink = Ink.None)
    {
        if (columns > 0)
        {
            Cell(text, columns, ink);
        }
    }

    private void Cell(string text, int columns, string ink = Ink.None) =>
        page.Put(text, ink).Put(new string(' ', Math.Max(0, columns - TerminalColumns.Of(text)) + 1));
}
