namespace ForgeryCheck.Scoring;

/// <summary>The conclusion from the evidence. There is no "genuine": the absence of contradictions is not proof.</summary>
public enum Verdict
{
    /// <summary>No Received line, or nothing below the boundary.</summary>
    Untestable,

    /// <summary>Nothing speaks against the lines below the boundary.</summary>
    Consistent,

    /// <summary>The score is at least 50.</summary>
    Suspicious,

    /// <summary>The score is at least 95, and at least one finding is a contradiction.</summary>
    Forged,
}
