namespace ForgeryCheck.Findings;

/// <summary>
/// The value or event in a message on which a finding rests. Two findings with the same cause are one fact seen twice, which counts once.
/// </summary>
/// <param name="Kind">The kind of cause.</param>
/// <param name="Line">The line it is in; 0 for the message as a whole; for a recipient, its index among the recipients.</param>
internal readonly record struct Cause(CauseKind Kind, int Line);
