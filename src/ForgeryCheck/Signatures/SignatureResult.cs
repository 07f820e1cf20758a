namespace ForgeryCheck.Signatures;

/// <summary>The result of verifying a signature.</summary>
internal enum SignatureResult
{
    /// <summary>It matches the header fields and the body that it covers, and its signer published the key.</summary>
    Pass,

    /// <summary>It does not match the header: a field that it covers was changed or added, it was damaged, or it was never made with this key.</summary>
    Fail,

    /// <summary>It matches the header, but the body is not the one that was signed: most often a mailing list added a footer.</summary>
    BodyAltered,

    /// <summary>It matches, but had expired when the message was received (RFC 6376 section 3.5, x=).</summary>
    Expired,

    /// <summary>The signer has withdrawn the key (RFC 6376 section 3.6.1: p= is empty).</summary>
    KeyRevoked,

    /// <summary>There is no key, or none for mail and for this signature. Signers remove keys after months, so old mail often has this result.</summary>
    NoKey,

    /// <summary>The key has less than 1,024 bits, which anyone can break (RFC 8301 section 3.2).</summary>
    KeyTooShort,

    /// <summary>It was made with rsa-sha1, which proves nothing any more (RFC 8301 section 3.1).</summary>
    WeakAlgorithm,

    /// <summary>It breaks the grammar, or does not cover From (RFC 6376 section 5.4).</summary>
    Malformed,

    /// <summary>The name server failed or did not answer in time; another day the signature may pass.</summary>
    TempError,

    /// <summary>It could not be verified: DNS is off, or the body is not available.</summary>
    NotTestable,
}
