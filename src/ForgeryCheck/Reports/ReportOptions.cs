namespace ForgeryCheck.Reports;

/// <summary>How to write reports.</summary>
/// <param name="Format">The format.</param>
/// <param name="Rows">What a CSV row represents.</param>
/// <param name="Color">Whether text may contain ANSI colours.</param>
/// <param name="Unicode">Whether text may go beyond ASCII; if not, lines and bars are drawn in ASCII.</param>
/// <param name="Width">The width of the terminal in columns, at which text is wrapped.</param>
/// <param name="Header">Whether CSV begins with the header row; not when appending to a file that has one.</param>
public sealed record ReportOptions(
    ReportFormat Format, ReportRows Rows = ReportRows.Messages, bool Color = false, bool Unicode = true, int Width = 100, bool Header = true);
