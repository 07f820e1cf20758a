namespace ForgeryCheck.Facts.Products;

/// <summary>Whether a version exists.</summary>
internal enum ReleaseStatus
{
    /// <summary>The table cannot tell.</summary>
    Unknown,

    /// <summary>It was released.</summary>
    Known,

    /// <summary>Its branch was released, but among the builds of that branch it is not listed.</summary>
    Unlisted,

    /// <summary>It was never released.</summary>
    Never,
}
