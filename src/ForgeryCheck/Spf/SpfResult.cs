namespace ForgeryCheck.Spf;

/// <summary>The results of check_host() (RFC 7208 section 2.6), and one for a check that could not be made.</summary>
internal enum SpfResult
{
    /// <summary>The domain publishes no policy, or cannot be one.</summary>
    None,

    /// <summary>The domain says nothing about the client.</summary>
    Neutral,

    /// <summary>The client may use the domain.</summary>
    Pass,

    /// <summary>The client may not use the domain.</summary>
    Fail,

    /// <summary>The client probably may not use the domain.</summary>
    SoftFail,

    /// <summary>A name server failed or did not answer.</summary>
    TempError,

    /// <summary>The domain's records are broken, or exceed a limit.</summary>
    PermError,

    /// <summary>A question was not asked, since DNS is off or a replay lacks it: nothing is known.</summary>
    NotTestable,
}
