using ForgeryCheck.Messages;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Clients;

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

    /// <summary>Whether an attribute was given, be it to say that it is unavailable.</summary>
    internal bool Has(ClientAttributes attribute) => (Given & attribute) != 0;

    /// <summary>The same with one more attribute given.</summary>
    internal ClaimedClient With(ClientAttributes attribute) => this with { Given = Given | attribute };

    /// <summary>The client that is spoken for from here on.</summary>
    internal Client InPlaceOf(Client before)
    {
        var client = before with { Source = ClientSource.Xclient };
        client = Has(ClientAttributes.Addr) ? client with { Address = Address, Name = null, HasNoName = false } : client;
        client = Has(ClientAttributes.Port) ? client with { Port = Port } : client;
        client = Has(ClientAttributes.Name) ? client with { Name = Name, HasNoName = Name is null } : client;
        return Has(ClientAttributes.Proto) ? client with { Protocol = Protocol } : client;
    }
}
