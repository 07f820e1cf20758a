namespace ForgeryCheck.Dmarc;

/// <summary>How an authenticated domain is related to the author's (RFC 9989 section 4.4).</summary>
internal enum DmarcAlignment
{
    /// <summary>Not as the policy wants it.</summary>
    None,

    /// <summary>Both have the same organisational domain.</summary>
    Relaxed,

    /// <summary>They are the same.</summary>
    Strict,

    /// <summary>A name server failed or did not answer.</summary>
    TempError,

    /// <summary>A question was not asked, since DNS is off or a replay lacks it: nothing is known.</summary>
    NotTestable,
}
