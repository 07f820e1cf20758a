namespace ForgeryCheck.Names;

/// <summary>The record types queried. CNAME chains are followed and shown in the answer.</summary>
public enum DnsType
{
    /// <summary>An IPv4 address.</summary>
    A,

    /// <summary>An IPv6 address.</summary>
    Aaaa,

    /// <summary>The name of an address.</summary>
    Ptr,

    /// <summary>The mail exchangers of a domain.</summary>
    Mx,

    /// <summary>Text: the SPF, DKIM and DMARC records of a domain.</summary>
    Txt,
}
