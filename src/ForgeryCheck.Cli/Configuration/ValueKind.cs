namespace ForgeryCheck.Cli.Configuration;

/// <summary>What the values of an option are.</summary>
internal enum ValueKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>One of several words.</summary>
    Word,

    /// <summary>A whole number within bounds, or one of several words.</summary>
    Whole,

    /// <summary>A number between 0 and 1, both left out.</summary>
    Probability,

    /// <summary>A whole number with or without a unit: a size, a time.</summary>
    Quantity,
}
