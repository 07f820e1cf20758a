namespace ForgeryCheck.Findings;

/// <summary>What a finding says about a line.</summary>
public enum FindingKind : byte
{
    /// <summary>Two things that cannot both be true.</summary>
    Contradiction,

    /// <summary>Rare, but found in genuine mail.</summary>
    Anomaly,

    /// <summary>Supports the line.</summary>
    Support,

    /// <summary>Worth knowing; has no weight.</summary>
    Note,
}
