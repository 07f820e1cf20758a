namespace ForgeryCheck.Scoring;

/// <summary>The conclusion from the evidence. There is no "genuine": the absence of contradictions is not proof.</summary>
public enum Verdict
{
    /// <summary>No Received line, or nothing below the boundary.</summary>
    Untestable,

    /// <summary>The score is below 50. Not proof that the lines are genuine.</summary>
    Consistent,

    /// <summary>The score is at least 50.</summary>
    Suspicious,

    /// <summary>The score is at least 95, and a contradiction, or rare anomalies of two families, accuse the lines.</summary>
    Forged,
}
