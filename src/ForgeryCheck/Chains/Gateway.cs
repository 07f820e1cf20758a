using ForgeryCheck.Hosts;

namespace ForgeryCheck.Chains;

/// <summary>A mail gateway: the filter through which mail for the reader has to come in, in front of the reader's own system.</summary>
/// <param name="Name">Its name in reports: "Mimecast", or its hosts as the reader declared them.</param>
/// <param name="Hosts">Its hosts.</param>
internal sealed record Gateway(string Name, HostList Hosts)
{
    /// <summary>The month of the data in rules/gateways.json ("2026-01"); null if the reader declared the hosts.</summary>
    public string? Date { get; init; }

    /// <summary>Whether it may have hosts at addresses that are not listed: a client with one of its names cannot be ruled out then.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Whether a host belongs to the gateway, by name or by address.</summary>
    public bool Has(string? host, HostAddress? address) => Hosts.HasName(host) || Hosts.HasAddress(address);
}
