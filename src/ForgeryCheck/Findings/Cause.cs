namespace ForgeryCheck.Findings;

/// <summary>
/// The value or the event in a message that a finding comes from. Two findings with the same cause are one fact seen twice, and it counts once.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">The line it stands in; 0 for what belongs to the whole message; for a recipient its place among the recipients.</param>
internal readonly record struct Cause(CauseKind Kind, int Line);
