namespace ForgeryCheck.Dmarc;

/// <summary>What the owner of a domain asks to be done with mail that fails (the values of "p", "sp" and "np", RFC 9989 section 4.7), mildest first.</summary>
internal enum DmarcRequest
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>To treat it as suspicious.</summary>
    Quarantine,

    /// <summary>To reject it.</summary>
    Reject,
}
