namespace ForgeryCheck.Dmarc;

/// <summary>The outcome of the search for a policy.</summary>
internal enum DmarcState
{
    /// <summary>No record applies to the domain.</summary>
    None,

    /// <summary>A record applies.</summary>
    Found,

    /// <summary>A name server failed or did not answer.</summary>
    TempError,

    /// <summary>The record that applies is broken, so DMARC does not apply.</summary>
    PermError,

    /// <summary>A question was not asked, since DNS is off or a replay lacks it: nothing is known.</summary>
    NotTestable,
}
