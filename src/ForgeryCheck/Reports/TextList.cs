using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>Several messages as a list: one line each.</summary>
internal sealed class TextList(TerminalPage page)
{
    private const int VerdictColumns = 10;
    private const int ScoreColumns = 4;
    private const int AddressColumns = 15;
    private const int Gaps = 6;

    /// <summary>Below this width, whose host it is and why are left out.</summary>
    private const int Narrow = 72;

    private int Rest => page.Width - VerdictColumns - ScoreColumns - AddressColumns - Gaps;

    private bool IsNarrow => page.Width < Narrow;

    private int WhoseColumns => IsNarrow ? 0 : Rest * 24 / 100;

    private int WhyColumns => IsNarrow ? 0 : Rest * 34 / 100;

    private int SourceColumns => IsNarrow ? page.Width - VerdictColumns - ScoreColumns - AddressColumns - 4 : Rest - WhoseColumns - WhyColumns;

    internal void WriteHeading()
    {
        Cell("verdict", VerdictColumns, Ink.Dim);
        page.Put("score ", Ink.Dim);
        Cell("address", AddressColumns, Ink.Dim);
        if (!IsNarrow)
        {
            Cell("operator", WhoseColumns, Ink.Dim);
            Cell("why", WhyColumns, Ink.Dim);
        }

        page.Put("message", Ink.Dim).End();
    }

    internal void Write(MessageLine line)
    {
        Cell(ReportWords.Of(line.Verdict), VerdictColumns, Ink.Of(line.Verdict));
        Cell(line.Verdict == Verdict.Untestable ? "" : HopWords.ShortScore(line.Score).PadLeft(ScoreColumns), ScoreColumns);
        page.Put(" ");
        Cell(TerminalColumns.Start(line.HandOver, AddressColumns), AddressColumns, Ink.Cyan);
        if (!IsNarrow)
        {
            Cell(TerminalColumns.Start(page.Mail(line.Whose), WhoseColumns), WhoseColumns);
            Cell(TerminalColumns.Start(page.Mail(line.Why), WhyColumns), WhyColumns);
        }

        page.Put(TerminalColumns.End(page.Mail(line.Source), SourceColumns)).End();
    }

    private void Cell(string text, int columns, string ink = Ink.None) =>
        page.Put(text, ink).Put(new string(' ', Math.Max(0, columns - TerminalColumns.Of(text)) + 1));
}
