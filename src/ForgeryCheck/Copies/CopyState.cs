namespace ForgeryCheck.Copies;

/// <summary>What the trusted lines say of the copy that was analyzed.</summary>
public enum CopyState
{
    /// <summary>There is no trusted line to look at.</summary>
    Untestable,

    /// <summary>No trusted line contradicts itself. That is no proof that nobody changed the copy.</summary>
    Consistent,

    /// <summary>A trusted line contradicts itself, as no mail host writes it: the copy may have been changed after the message was received.</summary>
    Contradictory,
}
