namespace ForgeryCheck.Reports;

/// <summary>How to write reports.</summary>
/// <param name="Format">The format.</param>
/// <param name="Rows">What a row of CSV or Parquet represents.</param>
/// <param name="Color">Whether text may contain ANSI colours.</param>
/// <param name="Unicode">Whether text may go beyond ASCII; if not, lines and bars are drawn in ASCII.</param>
/// <param name="Width">The width of the terminal in columns, at which text is wrapped.</param>
/// <param name="Header">Whether CSV begins with the header row; not when appending to a file that has one.</param>
/// <param name="Detail">How much text and Markdown show.</param>
/// <param name="Order">The order of a text list.</param>
/// <param name="Listed">The most messages in a text list: of more, those that are most likely forged are listed.</param>
/// <param name="Reporter">Who reports abuse; null if that is not known.</param>
/// <param name="Clock">Tells when a feedback report is written; null for the clock of the system.</param>
/// <param name="LeftOut">Told the source of each message that the format has nothing to say of, and why in plain words; may contain text from the mail.</param>
/// <param name="ExitStatus">Tells the exit status of the run when all is written, for a format that names it; null if there is none.</param>
/// <param name="Folder">The folder that all messages are in, with a slash at its end: a text list names it only once. Empty if there is none.</param>
public sealed record ReportOptions(
    ReportFormat Format, ReportRows Rows = ReportRows.Messages, bool Color = false, bool Unicode = true, int Width = 100, bool Header = true,
    TextDetail Detail = TextDetail.Brief, ReportOrder Order = ReportOrder.Input, int Listed = ReportOptions.DefaultListed,
    Reporter? Reporter = null, TimeProvider? Clock = null, Action<string, string>? LeftOut = null, Func<int>? ExitStatus = null, string Folder = "")
{
    /// <summary>The most messages in a text list, if nothing else is asked for: what fits on a screen, with the summary.</summary>
    public const int DefaultListed = 40;

    /// <summary>How a user of the command line asks for lookups in the DNS.</summary>
    internal const string LookupsByOption = "--dns live";

    /// <summary>How the reader of a text report asks for lookups in the DNS; null if that is not possible.</summary>
    internal string? Lookups { get; init; } = LookupsByOption;

    /// <summary>Who reports, for a format that cannot do without.</summary>
    /// <exception cref="ArgumentException">Nobody does, or not from a plain address.</exception>
    internal Reporter RequiredReporter => Reporter is { } reporter && PlainAddress.Is(reporter.Address)
        ? reporter
        : throw new ArgumentException($"{Format} reports name who reports, by an address such as postmaster@example.org");
}
