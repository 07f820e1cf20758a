namespace ForgeryCheck.Reports;

/// <summary>What a row of a CSV report represents.</summary>
public enum ReportRows
{
    /// <summary>A message.</summary>
    Messages,

    /// <summary>A hop.</summary>
    Hops,

    /// <summary>A finding.</summary>
    Findings,
}
