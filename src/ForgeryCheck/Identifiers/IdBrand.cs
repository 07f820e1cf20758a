namespace ForgeryCheck.Identifiers;

/// <summary>How it is known which product minted an id.</summary>
internal enum IdBrand
{
    /// <summary>It is not known. What such an id decodes to may speak for the line, never against it: a stranger's counter may look like any clock.</summary>
    None,

    /// <summary>The line names no product, but its shape is that of one.</summary>
    Inferred,

    /// <summary>The line names the product, or a host that runs no other.</summary>
    Named,
}
