namespace ForgeryCheck.Reports;

/// <summary>The order of the messages in a text list.</summary>
public enum ReportOrder
{
    /// <summary>As they were read.</summary>
    Input,

    /// <summary>Forged ones first, and by score.</summary>
    Verdict,

    /// <summary>By the address that handed them in.</summary>
    HandOver,

    /// <summary>By path.</summary>
    Source,
}
