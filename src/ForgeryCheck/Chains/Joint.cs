namespace ForgeryCheck.Chains;

/// <summary>The place between two adjacent lines: the client of the upper one should be the server of the lower one.</summary>
/// <param name="Upper">The number of the upper line; the lower one's is one more.</param>
/// <param name="Match">How the two match.</param>
/// <param name="Why">What was compared, in plain words.</param>
public sealed record Joint(int Upper, JointMatch Match, string Why);
