using ForgeryCheck.Trace;

namespace ForgeryCheck.Names;

/// <summary>What to query for one message.</summary>
/// <param name="Addresses">Addresses: PTR, then A or AAAA of each name, to confirm it.</param>
/// <param name="Hosts">Host names: A and AAAA.</param>
/// <param name="Domains">Mail domains: MX, then A and AAAA of each exchanger.</param>
internal sealed record NameTargets(
    IReadOnlyList<HostAddress> Addresses, IReadOnlyList<string> Hosts, IReadOnlyList<string> Domains);
