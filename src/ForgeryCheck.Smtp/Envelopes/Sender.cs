namespace ForgeryCheck.Smtp.Envelopes;

/// <summary>What MAIL said.</summary>
/// <param name="Address">The path without angle brackets and source route, as typed; empty for the null path of a bounce.</param>
internal sealed record Sender(string Address)
{
    /// <summary>SIZE: the bytes that the client announced (RFC 1870); null where it announced none.</summary>
    public long? Size { get; init; }

    /// <summary>BODY (RFC 6152).</summary>
    public BodyKind Body { get; init; }

    /// <summary>Whether SMTPUTF8 was given (RFC 6531).</summary>
    public bool Utf8 { get; init; }

    /// <summary>RET, "FULL" or "HDRS" (RFC 3461 section 4.3); null where it was not given.</summary>
    public string? Return { get; init; }

    /// <summary>ENVID as typed, in xtext (RFC 3461 section 4.4); null where it was not given.</summary>
    public string? EnvelopeId { get; init; }

    /// <summary>AUTH as typed, in xtext (RFC 4954 section 5); null where it was not given.</summary>
    public string? Authenticated { get; init; }
}
