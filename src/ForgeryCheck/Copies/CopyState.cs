namespace ForgeryCheck.Copies;

/// <summary>What the trusted lines show about the copy that was analyzed.</summary>
public enum CopyState
{
    /// <summary>There is no trusted line, or nothing in the trusted lines could be tested.</summary>
    Untestable,

    /// <summary>Tests were made and none failed. That does not prove the copy unchanged.</summary>
    Consistent,

    /// <summary>
    /// A trusted line contradicts itself or another: the copy may have been changed after receipt, or a trusted host writes its lines wrongly.
    /// </summary>
    Contradictory,
}
