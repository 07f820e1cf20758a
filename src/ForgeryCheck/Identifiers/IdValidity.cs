namespace ForgeryCheck.Identifiers;

/// <summary>What a kind, or a product's kinds together, say of an id.</summary>
public enum IdValidity
{
    /// <summary>Nothing: no kind is known for the product, or the product mints more shapes than are known.</summary>
    Unknown,

    /// <summary>The product could have minted the id.</summary>
    Valid,

    /// <summary>The id has the product's shape, but digits that the product cannot write: month 36, a million microseconds or more.</summary>
    Impossible,

    /// <summary>The id has none of the product's shapes.</summary>
    Foreign,
}
