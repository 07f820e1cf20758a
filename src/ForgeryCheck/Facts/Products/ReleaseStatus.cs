namespace ForgeryCheck.Facts.Products;

/// <summary>Whether a version exists.</summary>
internal enum ReleaseStatus
{
    /// <summary>The table does not say.</summary>
    Unknown,

    /// <summary>It was released.</summary>
    Known,

    /// <summary>Its branch was released, but it is not among the listed builds of that branch.</summary>
    Unlisted,

    /// <summary>It was never released.</summary>
    Never,
}
