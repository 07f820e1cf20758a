namespace ForgeryCheck.Authentication;

/// <summary>What a domain asks receivers to do with mail that fails DMARC (RFC 9989 section 4.7, "p").</summary>
internal enum AuthPolicy
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Treat it as suspicious.</summary>
    Quarantine,

    /// <summary>Refuse it.</summary>
    Reject,
}
