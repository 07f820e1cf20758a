namespace ForgeryCheck.Reports.Tables;

/// <summary>What a row of the messages is made from.</summary>
/// <param name="Report">The report on the message.</param>
/// <param name="Top">The most accusing finding; null if none accuses.</param>
internal readonly record struct ReportedMessage(Report Report, Finding? Top)
{
    internal HandOver? HandOver => Report.HandOver;
}
