using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Trust;

/// <summary>What a trusted peer put in place of itself by XCLIENT. What is given and null is what it said to be unavailable.</summary>
internal sealed record ClaimedClient
{
    /// <summary>What was given; the rest stays as it was.</summary>
    internal ClientAttributes Given { get; init; }

    /// <summary>NAME: the client's name in the DNS.</summary>
    internal string? Name { get; init; }

    /// <summary>ADDR: the client's address.</summary>
    internal HostAddress? Address { get; init; }

    /// <summary>PORT: the client's port.</summary>
    internal int? Port { get; init; }

    /// <summary>PROTO: "SMTP" or "ESMTP".</summary>
    internal string? Protocol { get; init; }

    /// <summary>HELO: what the client called itself.</summary>
    internal string? Helo { get; init; }

    /// <summary>LOGIN: the user that it authenticated as.</summary>
    internal string? Login { get; init; }

    /// <summary>DESTADDR: the address that it called.</summary>
    internal HostAddress? DestinationAddress { get; init; }

    /// <summary>DESTPORT: the port that it called.</summary>
    internal int? DestinationPort { get; init; }

    /// <summary>Whether an attribute was given, be it to say that it is unavailable.</summary>
    internal bool Has(ClientAttributes attribute) => (Given & attribute) != 0;
}
