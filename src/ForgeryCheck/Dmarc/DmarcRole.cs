namespace ForgeryCheck.Dmarc;

/// <summary>What a record says about the place of its domain in the DNS (the tag "psd", RFC 9989 section 4.7).</summary>
internal enum DmarcRole
{
    /// <summary>Not stated ("u").</summary>
    Unstated,

    /// <summary>Other organisations register names below it ("y").</summary>
    PublicSuffix,

    /// <summary>It is the organisational domain of all names below it ("n").</summary>
    Organisational,
}
