namespace ForgeryCheck.Findings;

/// <summary>A rule that could not be applied, and why. It carries no weight.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Lines">The lines it would have examined; empty for the chain.</param>
/// <param name="Why">The reason in plain words.</param>
public sealed record NotTestable(string Rule, IReadOnlyList<int> Lines, string Why);
