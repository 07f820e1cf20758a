using ForgeryCheck.Messages;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Clients;

/// <summary>The client, as far as it is known independently of its own claims.</summary>
/// <param name="Address">The address; null if a trusted peer declared it unavailable.</param>
/// <param name="Port">The port; null if unknown.</param>
/// <param name="Source">How it is known.</param>
internal sealed record Client(HostAddress? Address, int? Port, ClientSource Source)
{
    /// <summary>The name given by a trusted peer; null if it gave none, in which case the DNS is queried.</summary>
    internal string? Name { get; init; }

    /// <summary>Whether a trusted peer declared that there is no name.</summary>
    internal bool HasNoName { get; init; }

    /// <summary>The protocol given by a trusted peer, "SMTP" or "ESMTP"; null if it gave none.</summary>
    internal string? Protocol { get; init; }
}
