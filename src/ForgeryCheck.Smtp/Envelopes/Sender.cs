namespace ForgeryCheck.Smtp.Envelopes;

/// <summary>One MAIL command.</summary>
/// <param name="Address">The path as sent, without angle brackets and source route; empty for the null reverse-path of a bounce.</param>
internal sealed record Sender(string Address)
{
    /// <summary>SIZE: the size declared by the client in bytes (RFC 1870); null if absent.</summary>
    public long? Size { get; init; }

    /// <summary>BODY (RFC 6152).</summary>
    public BodyKind Body { get; init; }

    /// <summary>Whether SMTPUTF8 was given (RFC 6531).</summary>
    public bool Utf8 { get; init; }

    /// <summary>RET, "FULL" or "HDRS" (RFC 3461 section 4.3); null if absent.</summary>
    public string? Return { get; init; }

    /// <summary>ENVID as sent, in xtext (RFC 3461 section 4.4); null if absent.</summary>
    public string? EnvelopeId { get; init; }

    /// <summary>AUTH as sent, in xtext (RFC 4954 section 5); null if absent.</summary>
    public string? Authenticated { get; init; }
}
