namespace ForgeryCheck.Identifiers;

/// <summary>What a kind, or a brand, says of an id.</summary>
public enum IdValidity
{
    /// <summary>Nothing can be said: no kind is known for the product, or the product mints more shapes than are known.</summary>
    Unknown,

    /// <summary>The id is one that the product could have minted.</summary>
    Valid,

    /// <summary>The id has the product's shape, but digits that the product cannot write: month 36, a second with a million and more microseconds.</summary>
    Impossible,

    /// <summary>The id has none of the product's shapes.</summary>
    Foreign,
}
