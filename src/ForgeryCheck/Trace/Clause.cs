namespace ForgeryCheck.Trace;

/// <summary>One clause or comment of a Received line.</summary>
/// <param name="Kind">The kind of clause.</param>
/// <param name="Keyword">The keyword that opens it ("from"); empty for a comment or the date.</param>
/// <param name="Value">Its value; for a comment, without the parentheses.</param>
public readonly record struct Clause(ClauseKind Kind, TextSpan Keyword, TextSpan Value);
