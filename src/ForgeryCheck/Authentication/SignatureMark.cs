namespace ForgeryCheck.Authentication;

/// <summary>Which of the signatures of a domain a result is about, as the result says (RFC 8601 section 2.7.1, RFC 6008).</summary>
/// <param name="Selector">The selector (header.s); null if it is not given.</param>
/// <param name="Start">How the signature begins, in base64 (header.b); null if it is not given.</param>
internal sealed record SignatureMark(string? Selector, string? Start);
