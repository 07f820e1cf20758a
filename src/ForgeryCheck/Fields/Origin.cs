namespace ForgeryCheck.Fields;

/// <summary>Whether the claimed lines begin at a place that the rest of the header knows.</summary>
/// <param name="Named">The organisations that the header names as author and sender, excluding the receiver's and a list's.</param>
/// <param name="Places">The organisations that the claimed lines name, with the same exclusions.</param>
/// <param name="Fit">How the two compare.</param>
/// <param name="FitsTopmost">
/// Whether the topmost claimed line was written at a place that the header knows: the sender could learn that name from the hand-over.
/// </param>
internal sealed record Origin(IReadOnlyList<string> Named, IReadOnlyList<string> Places, OriginFit Fit, bool FitsTopmost);
