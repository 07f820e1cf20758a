namespace ForgeryCheck.Reports.Tables;

/// <summary>What a row of the findings is made from.</summary>
/// <param name="Report">The report on the message.</param>
/// <param name="Finding">One of its findings.</param>
internal readonly record struct ReportedFinding(Report Report, Finding Finding);
