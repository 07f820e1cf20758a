namespace ForgeryCheck.Chains;

/// <summary>The lowest line that was written by a host the reader trusts.</summary>
/// <param name="Line">Its number; null where no line can be trusted.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Reason">Plain words for the report: "line 2 was written by mx.example.org, which --trust names".</param>
public sealed record Boundary(int? Line, BoundaryBasis Basis, string Reason)
{
    /// <summary>Whether the walk reached the last line without meeting a stranger: then there is nothing to doubt.</summary>
    public bool IsBottom { get; init; }
}
