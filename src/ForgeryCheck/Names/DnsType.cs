namespace ForgeryCheck.Names;

/// <summary>The record types that are asked for. CNAME chains are followed by the answer and shown in it.</summary>
public enum DnsType
{
    /// <summary>An IPv4 address.</summary>
    A,

    /// <summary>An IPv6 address.</summary>
    Aaaa,

    /// <summary>The name of an address.</summary>
    Ptr,

    /// <summary>The hosts that take mail for a domain.</summary>
    Mx,
}
