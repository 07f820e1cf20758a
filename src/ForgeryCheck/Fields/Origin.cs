namespace ForgeryCheck.Fields;

/// <summary>Whether the place that the claimed lines come from is one that the rest of the header knows.</summary>
/// <param name="Named">The organisations that the header names as the author's and sender's, the receiver's and a list's left out.</param>
/// <param name="Places">The organisations that the claimed lines name, with the same left out.</param>
/// <param name="Fit">How the two compare.</param>
/// <param name="FitsTopmost">Whether the topmost claimed line was written at a place that the header knows: the sender could learn that name from the hand-over.</param>
internal sealed record Origin(IReadOnlyList<string> Named, IReadOnlyList<string> Places, OriginFit Fit, bool FitsTopmost);
