namespace ForgeryCheck.Anchors;

/// <summary>The zone of the Date among those of the claimed lines: programs write the author's, servers that of their place, or UTC.</summary>
internal enum DateZone
{
    /// <summary>One line has the zone of the Date.</summary>
    Same,

    /// <summary>The Date or all lines are in UTC, or have no zone.</summary>
    Untold,

    /// <summary>No line has it.</summary>
    Differs,
}
