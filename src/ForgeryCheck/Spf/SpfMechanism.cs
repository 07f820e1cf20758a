namespace ForgeryCheck.Spf;

/// <summary>The mechanisms of RFC 7208 section 5.</summary>
internal enum SpfMechanism
{
    /// <summary>Matches every client.</summary>
    All,

    /// <summary>Matches if the check of another domain passes.</summary>
    Include,

    /// <summary>Matches the addresses of a host.</summary>
    A,

    /// <summary>Matches the addresses of a domain's mail exchangers.</summary>
    Mx,

    /// <summary>Matches if a confirmed name of the client lies in a domain.</summary>
    Ptr,

    /// <summary>Matches an IPv4 network.</summary>
    Ip4,

    /// <summary>Matches an IPv6 network.</summary>
    Ip6,

    /// <summary>Matches if a name has an IPv4 address.</summary>
    Exists,
}
