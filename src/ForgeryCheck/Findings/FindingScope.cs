namespace ForgeryCheck.Findings;

/// <summary>What a finding applies to; determines which hypotheses it affects.</summary>
public enum FindingScope : byte
{
    /// <summary>One line: favours the hypotheses in which the sender wrote it.</summary>
    Line,

    /// <summary>The joint between two adjacent lines: favours most the hypothesis in which the genuine part ends there.</summary>
    Joint,

    /// <summary>
    /// The whole chain: favours the hypothesis that all claimed lines are forged and, if claimed lines are named, those that begin at or above the
    /// topmost.
    /// </summary>
    Chain,
}
