using System.Text;
using System.Text.Json;
using ForgeryCheck.Hosts;

namespace ForgeryCheck.Profiles;

/// <summary>
/// Proposes a sites file from what was learned: the reader's own hosts that take mail from outside, and the hosts that hand over for each domain.
/// Comments say what each entry rests on; a person decides.
/// </summary>
internal static class SitesProposal
{
    private const int MostSites = 200;

    private const string Advice =
        """
        // Check each entry before you use it: lines by the firewalls of a site with "mine" are facts, and mail between two sites has to go from
        // one site's firewall to the other's.
        """;

    /// <summary>Writes the proposal.</summary>
    /// <param name="learned">What was learned.</param>
    /// <param name="takers">The hosts that took mail from outside.</param>
    /// <param name="organisations">The owners of domains.</param>
    internal static string Write(ProfileSet learned, HostCounts takers, Organisations organisations)
    {
        var sites = new List<string>();
        foreach (var mine in takers.All.Where(one => one.Value.IsEnough && IsHost(one.Key)).GroupBy(one => organisations.RegistrableDomain(one.Key)))
        {
            if (mine.Key is { } domain)
            {
                sites.Add(Site(domain, isMine: true, "took mail from outside", mine.Select(one => (one.Key, one.Value.ToString()))));
            }
        }

        // Where new hosts keep appearing, a list of them would flag the next one.
        foreach (var author in learned.Authors.Where(one => one.Period.IsEnough && one.Hosts.IsSteady && organisations.RegistrableDomain(one.Domain) is not null).Take(MostSites))
        {
            var hosts = author.Hosts.All.Where(one => IsHost(one.Key)).Select(one => (one.Key, $"{one.Value} messages"));
            sites.Add(Site(author.Domain, isMine: false, $"handed in {author.Period}", hosts));
        }

        return $"// Proposed from {learned.Period}.\n{Advice.ReplaceLineEndings("\n")}\n{{\n  \"sites\": [\n{string.Join(",\n", sites)}\n  ]\n}}\n";
    }

    private static string Site(string domain, bool isMine, string basis, IEnumerable<(string Host, string Basis)> hosts)
    {
        var text = new StringBuilder($"    // {basis}\n    {{ \"name\": {Quoted(domain)}, ");
        text.Append(isMine ? "\"mine\": true, " : "").Append($"\"domains\": [{Quoted(domain)}], \"firewalls\": [\n");
        foreach (var (host, rests) in hosts)
        {
            text.Append($"      {Quoted(host)},  // {rests}\n");
        }

        return text.Append("    ] }").ToString();
    }

    private static bool IsHost(string name) => HostNames.IsName(name) || HostAddress.TryParse(name, out _);

    // Names come from mail: escaped, nothing in them ends a text.
    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
