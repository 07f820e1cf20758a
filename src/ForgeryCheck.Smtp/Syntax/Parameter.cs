namespace ForgeryCheck.Smtp.Syntax;

/// <summary>One parameter of MAIL or RCPT.</summary>
/// <param name="Key">Its keyword in capitals: case does not count (RFC 5321 section 2.4).</param>
/// <param name="Value">Its value as typed; null where it has none.</param>
internal readonly record struct Parameter(string Key, string? Value);
