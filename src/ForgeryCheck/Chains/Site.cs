namespace ForgeryCheck.Chains;

/// <summary>An organisation's mail perimeter as the user declares it (rules/sites.json).</summary>
/// <param name="Name">What reports call it.</param>
/// <param name="Mine">Whether it is the reader's own: lines by its firewalls are the boundary.</param>
/// <param name="Domains">Mail from or to these domains belongs to the site.</param>
/// <param name="Firewalls">Hosts that mail enters and leaves by: names, ".suffixes", addresses, CIDRs.</param>
/// <param name="Networks">Its inside: addresses and CIDRs.</param>
public sealed record Site(
    string Name, bool Mine, IReadOnlyList<string> Domains, HostList Firewalls, HostList Networks);
