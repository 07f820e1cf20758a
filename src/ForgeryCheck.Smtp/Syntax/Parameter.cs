namespace ForgeryCheck.Smtp.Syntax;

/// <summary>One parameter of MAIL or RCPT.</summary>
/// <param name="Key">Its keyword in upper case: keywords are case-insensitive (RFC 5321 section 2.4).</param>
/// <param name="Value">Its value as sent; null if it has none.</param>
internal readonly record struct Parameter(string Key, string? Value);
