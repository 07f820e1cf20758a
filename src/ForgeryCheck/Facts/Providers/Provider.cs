namespace ForgeryCheck.Facts.Providers;

/// <summary>A large mail provider (rules/providers.json).</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Domains">The domains of its users' addresses.</param>
/// <param name="Hosts">Further domains of its hosts.</param>
internal sealed record Provider(string Name, IReadOnlyList<string> Domains, IReadOnlyList<string> Hosts)
{
    /// <summary>Whether a host name is one of the provider's.</summary>
    internal bool Has(string host) => IsUnder(host, Domains) || IsUnder(host, Hosts);

    /// <summary>Whether a name is one of the domains or below one, ignoring case and a trailing dot.</summary>
    internal static bool IsUnder(string host, IReadOnlyList<string> domains)
    {
        var name = host.AsSpan().Trim().TrimEnd('.');
        foreach (var domain in domains)
        {
            if (name.EndsWith(domain, StringComparison.OrdinalIgnoreCase)
                && (name.Length == domain.Length || name[^(domain.Length + 1)] == '.'))
            {
                return true;
            }
        }

        return false;
    }
}
