namespace ForgeryCheck.Authentication;

/// <summary>The methods of e-mail authentication that are read or checked (RFC 8601 section 2.7, RFC 8617).</summary>
internal enum AuthMethod
{
    /// <summary>SPF of the envelope sender (RFC 7208 section 2.4).</summary>
    Spf,

    /// <summary>SPF of the HELO name (RFC 7208 section 2.3).</summary>
    SpfHelo,

    /// <summary>A DKIM signature (RFC 6376).</summary>
    Dkim,

    /// <summary>DMARC (RFC 9989).</summary>
    Dmarc,

    /// <summary>The Authenticated Received Chain (RFC 8617).</summary>
    Arc,

    /// <summary>The name of the client's address, and whether it resolves back to the address (RFC 8601 section 3, "iprev").</summary>
    Iprev,
}
