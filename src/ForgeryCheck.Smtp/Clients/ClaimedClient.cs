using ForgeryCheck.Messages;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Clients;

/// <summary>The client that a trusted peer named with XCLIENT. A value that is given and null was declared unavailable.</summary>
internal sealed record ClaimedClient
{
    /// <summary>Which attributes were given; the others keep their former values.</summary>
    internal ClientAttributes Given { get; init; }

    /// <summary>NAME: the client's reverse DNS name.</summary>
    internal string? Name { get; init; }

    /// <summary>ADDR: the client's address.</summary>
    internal HostAddress? Address { get; init; }

    /// <summary>PORT: the client's port.</summary>
    internal int? Port { get; init; }

    /// <summary>PROTO: "SMTP" or "ESMTP".</summary>
    internal string? Protocol { get; init; }

    /// <summary>HELO: the client's HELO name.</summary>
    internal string? Helo { get; init; }

    /// <summary>Whether an attribute was given, even if only as unavailable.</summary>
    internal bool Has(ClientAttributes attribute) => (Given & attribute) != 0;

    /// <summary>A copy with one more attribute given.</summary>
    internal ClaimedClient With(ClientAttributes attribute) => this with { Given = Given | attribute };

    /// <summary>The client from here on: these attributes in place of the former ones.</summary>
    internal Client InPlaceOf(Client before)
    {
        var client = before with { Source = ClientSource.Xclient };
        client = Has(ClientAttributes.Addr) ? client with { Address = Address, Name = null, HasNoName = false } : client;
        client = Has(ClientAttributes.Port) ? client with { Port = Port } : client;
        client = Has(ClientAttributes.Name) ? client with { Name = Name, HasNoName = Name is null } : client;
        return Has(ClientAttributes.Proto) ? client with { Protocol = Protocol } : client;
    }
}
