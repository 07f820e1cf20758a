using ForgeryCheck.Hosts;
using ForgeryCheck.Json;

namespace ForgeryCheck.Chains;

/// <summary>The declared sites, including those of the short forms --trust and --gateway.</summary>
/// <param name="All">The sites, in the order of the file; --trust and --gateway add one more each, which is mine.</param>
internal sealed record Sites(IReadOnlyList<Site> All)
{
    /// <summary>The name of the file in rules/.</summary>
    public const string FileName = "sites.json";

    /// <summary>The name in reports of the site that --trust creates.</summary>
    public const string TrustedName = "your declared hosts";

    /// <summary>One of its hosts in a sentence.</summary>
    public const string TrustedMember = $"one of {TrustedName}";

    /// <summary>The name in reports of the site that --gateway creates: the reader.</summary>
    public const string GuardedName = "you";

    /// <summary>No declared sites.</summary>
    public static readonly Sites None = new([]);

    /// <summary>The sites that are the reader's own.</summary>
    public IReadOnlyList<Site> Mine { get; } = [.. All.Where(s => s.Mine)];

    /// <summary>Whether a gateway is declared.</summary>
    public bool HasGateways { get; } = All.Any(s => s.Gateways.Count > 0);

    /// <summary>Reads a sites file and adds the hosts of --trust and --gateway.</summary>
    /// <param name="json">The file's bytes; null or empty for none.</param>
    /// <param name="name">The file's name in error messages.</param>
    /// <param name="known">The gateways that have a name.</param>
    /// <param name="trust">Values of --trust.</param>
    /// <param name="gateways">Values of --gateway.</param>
    /// <param name="dashes">What stands before "trust" and "gateway" in error messages: nothing, if they are no options where they were declared.</param>
    /// <exception cref="FormatException">The file or a value is invalid; the message says what and where in one line.</exception>
    public static Sites Load(byte[]? json, string name, GatewayTable known, IReadOnlyList<string> trust, IReadOnlyList<string> gateways, string dashes = "--")
    {
        var sites = new List<Site>();
        if (json is { Length: > 0 })
        {
            using var table = JsonSource.OpenTable(json, name);
            table.Root.KnownKeys("sites", "$schema");
            foreach (var entry in table.Root.Rows("sites"))
            {
                sites.Add(Read(entry.At($"{name}: site {sites.Count + 1}"), name, known, sites));
            }
        }

        if (trust.Count > 0)
        {
            // A host name stands for the host and everything below it: a domain means its hosts.
            var below = trust.Where(t => HostNames.IsName(t.Trim()) && !HostAddress.TryParse(t.Trim(), out _)).Select(t => "." + t.Trim());
            sites.Add(new Site(TrustedName, true, [], Hosts([.. trust, .. below], $"{dashes}trust"), HostList.Empty) { IsTrustOnly = true });
        }

        if (gateways.Count > 0)
        {
            sites.Add(new Site(GuardedName, true, [], HostList.Empty, HostList.Empty) { Gateways = known.Read(gateways, $"{dashes}gateway") });
        }

        return sites.Count == 0 ? None : new Sites(sites);
    }

    /// <summary>The site that a mail domain, or a name below it, belongs to; null if none.</summary>
    public Site? SiteOfDomain(string? domain)
    {
        foreach (var site in All)
        {
            if (site.HasDomain(domain))
            {
                return site;
            }
        }

        return null;
    }

    /// <summary>The gateway to which a host belongs, by name or by address; null if none.</summary>
    public Gateway? GatewayOf(string? host, HostAddress? address)
    {
        foreach (var site in Mine)
        {
            if (site.GatewayOf(host, address) is { } gateway)
            {
                return gateway;
            }
        }

        return null;
    }

    private static Site Read(JsonMembers entry, string file, GatewayTable known, List<Site> before)
    {
        entry.KnownKeys("name", "mine", "domains", "firewalls", "networks", "gateways");
        var name = entry.FilledText("name");
        entry = entry.At($"{file}: site \"{name}\"");
        if (before.Exists(s => s.Name == name))
        {
            throw entry.Wrong("declared twice");
        }

        var mine = entry.Flag("mine") ?? false;
        var domains = entry.Texts("domains");
        if (Array.Find(domains, d => !HostNames.IsName(d.TrimStart('.'))) is { } bad)
        {
            throw entry.Wrong(bad, "is not a domain");
        }

        var gateways = known.Read(entry.Texts("gateways"), entry.Place);
        return gateways.Count > 0 && !mine ? throw entry.Wrong("has \"gateways\", the hosts through which mail comes in to you: they need \"mine\": true")
            : new Site(name, mine, domains, Hosts(entry.Texts("firewalls"), entry.Place), Hosts(entry.Texts("networks"), entry.Place)) { Gateways = gateways };
    }

    private static HostList Hosts(string[] entries, string where)
    {
        try
        {
            return new HostList(entries);
        }
        catch (FormatException e)
        {
            throw new FormatException($"{where}: {e.Message}");
        }
    }
}
