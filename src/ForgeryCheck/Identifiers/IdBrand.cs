namespace ForgeryCheck.Identifiers;

/// <summary>How the product that minted an id was identified.</summary>
internal enum IdBrand
{
    /// <summary>
    /// Unknown. What such an id decodes to may support the line, never contradict it: an unknown program's counter may look like any clock.
    /// </summary>
    None,

    /// <summary>The line names no product, but has the form of one.</summary>
    Inferred,

    /// <summary>The line names the product, or a host that runs no other.</summary>
    Named,
}
