namespace ForgeryCheck.Routes;

/// <summary>What the DNS says about where mail for a domain goes.</summary>
internal enum RouteState
{
    /// <summary>No answer that says so.</summary>
    Unknown,

    /// <summary>To the hosts of its MX records.</summary>
    Exchangers,

    /// <summary>To the host of the domain's own name, as it has no MX records (RFC 5321 section 5.1).</summary>
    Implicit,

    /// <summary>To the address given in place of a domain (RFC 5321 section 4.1.3).</summary>
    Literal,

    /// <summary>Nowhere: a null MX record says that the domain takes no mail (RFC 7505).</summary>
    NullMx,

    /// <summary>Nowhere: there is no such domain.</summary>
    NoSuchDomain,

    /// <summary>Nowhere: the domain has neither MX records nor an address.</summary>
    NoHost,
}
