namespace ForgeryCheck.Findings;

/// <summary>What a finding speaks of; decides which stories it changes the odds of.</summary>
public enum FindingScope : byte
{
    /// <summary>One line: the stories in which the sender wrote it gain.</summary>
    Line,

    /// <summary>The joint between two neighbouring lines: the story in which the real part ends there gains most.</summary>
    Joint,

    /// <summary>The whole chain: the story in which all claimed lines are invented gains, and where claimed lines are named, those that begin at or above the topmost.</summary>
    Chain,
}
