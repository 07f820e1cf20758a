namespace ForgeryCheck.Signatures;

/// <summary>The kind of a signature field.</summary>
internal enum SignatureKind
{
    /// <summary>DKIM-Signature (RFC 6376).</summary>
    Dkim,

    /// <summary>ARC-Message-Signature: a host that passed the message on signs it as it left (RFC 8617 section 4.1.2).</summary>
    ArcMessage,

    /// <summary>ARC-Seal: the same host signs the ARC fields so far (RFC 8617 section 4.1.3).</summary>
    ArcSeal,
}
