namespace ForgeryCheck.Copies;

/// <summary>What the trusted lines say of the copy that was analyzed.</summary>
public enum CopyState
{
    /// <summary>There is no trusted line, or nothing in the trusted lines could be tested.</summary>
    Untestable,

    /// <summary>Tests were made and none failed. That is no proof that nobody changed the copy.</summary>
    Consistent,

    /// <summary>
    /// A trusted line contradicts itself or another one: the copy may have been changed after the message was received, or a host that is trusted
    /// writes its lines wrongly.
    /// </summary>
    Contradictory,
}
