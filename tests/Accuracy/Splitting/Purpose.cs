namespace ForgeryCheck.Accuracy.Splitting;

/// <summary>What a message is used for: no message, and no group of like ones, is used for both.</summary>
internal enum Purpose
{
    /// <summary>Weights, caps and shares are worked out from it.</summary>
    Fit,

    /// <summary>They are tried on it.</summary>
    Test,
}
