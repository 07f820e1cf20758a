namespace ForgeryCheck.Reports;

/// <summary>How much a text report shows.</summary>
public enum TextDetail
{
    /// <summary>One message: the verdict, the address to act on and why, the chain, and the findings that weigh. Several: a list.</summary>
    Brief,

    /// <summary>Everything, for each message.</summary>
    Full,
}
