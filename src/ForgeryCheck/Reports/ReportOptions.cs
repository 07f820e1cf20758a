namespace ForgeryCheck.Reports;

/// <summary>How reports are to be written.</summary>
/// <param name="Format">The format.</param>
/// <param name="Rows">What a CSV row is.</param>
/// <param name="Color">Whether text may hold ANSI colours.</param>
/// <param name="Unicode">Whether text may hold more than ASCII; where not, lines and bars are drawn in ASCII.</param>
/// <param name="Width">Columns of the terminal; text is not wrapped beyond it.</param>
/// <param name="Header">Whether CSV begins with its header row; not where it goes on with a file that has one.</param>
public sealed record ReportOptions(
    ReportFormat Format, ReportRows Rows = ReportRows.Messages, bool Color = false, bool Unicode = true, int Width = 100, bool Header = true);
