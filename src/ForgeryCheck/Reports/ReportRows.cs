namespace ForgeryCheck.Reports;

/// <summary>What a row of a table, CSV or Parquet, represents.</summary>
public enum ReportRows
{
    /// <summary>A message.</summary>
    Messages,

    /// <summary>A hop.</summary>
    Hops,

    /// <summary>A finding.</summary>
    Findings,
}
