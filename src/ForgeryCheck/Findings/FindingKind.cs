namespace ForgeryCheck.Findings;

/// <summary>What a finding says about a line.</summary>
public enum FindingKind : byte
{
    /// <summary>Two things that cannot both be true.</summary>
    Contradiction,

    /// <summary>Unusual, but it happens to honest mail.</summary>
    Anomaly,

    /// <summary>Speaks for the line.</summary>
    Support,

    /// <summary>Worth knowing; weighs nothing.</summary>
    Note,
}
