namespace ForgeryCheck.Hosts;

/// <summary>What an address is for (rules/special-addresses.json).</summary>
public enum AddressKind
{
    /// <summary>An address that a host on the Internet may have.</summary>
    Public,

    /// <summary>"This host": 0.0.0.0/8 and ::.</summary>
    Unspecified,

    /// <summary>The host itself: 127.0.0.0/8 and ::1.</summary>
    Loopback,

    /// <summary>A private network (RFC 1918).</summary>
    Private,

    /// <summary>Behind a provider's address translation (RFC 6598).</summary>
    SharedNat,

    /// <summary>One link only: 169.254.0.0/16 and fe80::/10.</summary>
    LinkLocal,

    /// <summary>A private network of IPv6 (RFC 4193).</summary>
    UniqueLocal,

    /// <summary>For examples in texts (RFC 5737, RFC 3849).</summary>
    Documentation,

    /// <summary>For measuring network devices (RFC 2544); some networks use it inside.</summary>
    Benchmarking,

    /// <summary>A group of hosts: no client can have it.</summary>
    Multicast,

    /// <summary>255.255.255.255.</summary>
    Broadcast,

    /// <summary>Given to nobody, or to a protocol.</summary>
    Reserved,
}
