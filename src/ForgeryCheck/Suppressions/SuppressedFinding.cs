namespace ForgeryCheck.Suppressions;

/// <summary>A finding that was made and did not count.</summary>
/// <param name="Finding">The finding, without a weight.</param>
/// <param name="By">What suppressed it.</param>
public sealed record SuppressedFinding(Finding Finding, Suppression By);
