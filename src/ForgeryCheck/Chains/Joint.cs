namespace ForgeryCheck.Chains;

/// <summary>The place between two neighbouring lines: the lower line's "by" ought to be the upper line's client.</summary>
/// <param name="Upper">Number of the upper line; the lower one's is one more.</param>
/// <param name="Match">What the two have in common.</param>
/// <param name="Why">In plain words: what was compared.</param>
public sealed record Joint(int Upper, JointMatch Match, string Why);
