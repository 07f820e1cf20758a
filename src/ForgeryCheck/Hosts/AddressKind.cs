namespace ForgeryCheck.Hosts;

/// <summary>The purpose of an address (rules/special-addresses.json).</summary>
public enum AddressKind
{
    /// <summary>Assignable to a host on the Internet.</summary>
    Public,

    /// <summary>"This host": 0.0.0.0/8 and ::.</summary>
    Unspecified,

    /// <summary>The host itself: 127.0.0.0/8 and ::1.</summary>
    Loopback,

    /// <summary>A private network (RFC 1918).</summary>
    Private,

    /// <summary>Carrier-grade NAT (RFC 6598).</summary>
    SharedNat,

    /// <summary>Valid on one link only: 169.254.0.0/16 and fe80::/10.</summary>
    LinkLocal,

    /// <summary>A private IPv6 network (RFC 4193).</summary>
    UniqueLocal,

    /// <summary>Documentation and examples (RFC 5737, RFC 3849).</summary>
    Documentation,

    /// <summary>Benchmarking of network devices (RFC 2544); some networks use it internally.</summary>
    Benchmarking,

    /// <summary>A multicast group: no client can have it.</summary>
    Multicast,

    /// <summary>255.255.255.255.</summary>
    Broadcast,

    /// <summary>Unassigned, or reserved for a protocol.</summary>
    Reserved,
}
