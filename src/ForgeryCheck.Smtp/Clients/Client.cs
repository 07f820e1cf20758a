using ForgeryCheck.Messages;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Clients;

/// <summary>Who is speaking, as far as it is known apart from what the client says of itself.</summary>
/// <param name="Address">The address; null where a trusted peer said that it does not know.</param>
/// <param name="Port">The port; null where it is not known.</param>
/// <param name="Source">How it is known.</param>
internal sealed record Client(HostAddress? Address, int? Port, ClientSource Source)
{
    /// <summary>The name that a trusted peer gave; null where it gave none: then the DNS is asked.</summary>
    internal string? Name { get; init; }

    /// <summary>Whether a trusted peer said that there is no name.</summary>
    internal bool HasNoName { get; init; }

    /// <summary>The protocol that a trusted peer gave, "SMTP" or "ESMTP"; null where it gave none.</summary>
    internal string? Protocol { get; init; }
}
