namespace ForgeryCheck.Chains;

/// <summary>The boundary: the lowest line written by a host the reader trusts.</summary>
/// <param name="Line">Its number; null if no line can be trusted.</param>
/// <param name="Basis">The basis of that trust.</param>
/// <param name="Reason">The reason in plain words, for the report: "line 2 was written by mx.example.org, which --trust names".</param>
public sealed record Boundary(int? Line, BoundaryBasis Basis, string Reason)
{
    /// <summary>Whether the lowest line was reached without an external host: then no line is in doubt.</summary>
    public bool IsBottom { get; init; }
}
