namespace ForgeryCheck.Smtp.Envelopes;

/// <summary>One RCPT command.</summary>
/// <param name="Address">The path as sent, without angle brackets and source route.</param>
internal sealed record Recipient(string Address)
{
    /// <summary>NOTIFY as sent: "NEVER" or "SUCCESS,FAILURE,DELAY" (RFC 3461 section 4.1); null if absent.</summary>
    public string? Notify { get; init; }

    /// <summary>ORCPT as sent: "rfc822;user@example.org", the address in xtext (RFC 3461 section 4.2); null if absent.</summary>
    public string? Original { get; init; }
}
