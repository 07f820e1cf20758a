namespace ForgeryCheck.Facts.Providers;

/// <summary>A big mail provider (rules/providers.json).</summary>
/// <param name="Name">What reports call it.</param>
/// <param name="Domains">The domains that people have addresses in.</param>
/// <param name="Hosts">Further domains under which the names of its hosts lie.</param>
internal sealed record Provider(string Name, IReadOnlyList<string> Domains, IReadOnlyList<string> Hosts)
{
    /// <summary>Whether a host name is one of the provider's.</summary>
    internal bool Has(string host) => IsUnder(host, Domains) || IsUnder(host, Hosts);

    /// <summary>Whether a name is one of the domains, or lies below one; case and a final dot do not count.</summary>
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
