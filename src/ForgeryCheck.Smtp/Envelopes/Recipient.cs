namespace ForgeryCheck.Smtp.Envelopes;

/// <summary>What one RCPT said.</summary>
/// <param name="Address">The path without angle brackets and source route, as typed.</param>
internal sealed record Recipient(string Address)
{
    /// <summary>NOTIFY as typed: "NEVER" or "SUCCESS,FAILURE,DELAY" (RFC 3461 section 4.1); null where it was not given.</summary>
    public string? Notify { get; init; }

    /// <summary>ORCPT as typed: "rfc822;user@example.org", the address in xtext (RFC 3461 section 4.2); null where it was not given.</summary>
    public string? Original { get; init; }
}
