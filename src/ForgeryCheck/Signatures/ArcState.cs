namespace ForgeryCheck.Signatures;

/// <summary>The state of an ARC chain (RFC 8617 section 4.4).</summary>
internal enum ArcState
{
    /// <summary>There are no ARC fields.</summary>
    None,

    /// <summary>Every seal verifies, and the message is as the last host that sealed it passed it on.</summary>
    Pass,

    /// <summary>The sets are not complete or not in order, a signature does not verify, or a host found the chain broken.</summary>
    Fail,

    /// <summary>A key is gone or withdrawn: for RFC 8617 that is a failure, but hosts remove old keys, so with old mail it shows nothing.</summary>
    NoKey,

    /// <summary>A name server failed or did not answer in time.</summary>
    TempError,

    /// <summary>It could not be verified: DNS is off, or the body is not available.</summary>
    NotTestable,
}
