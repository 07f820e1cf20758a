using System.Text.Json;
using ForgeryCheck.Hosts;
using ForgeryCheck.RuleData;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Chains;

/// <summary>The declared sites, including those of the short form --trust.</summary>
/// <param name="All">The sites, in the order of the file; --trust adds one more, which is mine.</param>
internal sealed record Sites(IReadOnlyList<Site> All)
{
    /// <summary>The name of the file in rules/.</summary>
    public const string FileName = "sites.json";

    /// <summary>The name in reports of the site that --trust creates.</summary>
    public const string TrustedName = "trusted hosts";

    /// <summary>No declared sites.</summary>
    public static readonly Sites None = new([]);

    /// <summary>The sites that are the reader's own.</summary>
    public IReadOnlyList<Site> Mine { get; } = [.. All.Where(s => s.Mine)];

    /// <summary>Reads a sites file and adds the hosts of --trust.</summary>
    /// <param name="json">The file's bytes; null or empty for none.</param>
    /// <param name="name">The file's name in error messages.</param>
    /// <param name="trust">Values of --trust.</param>
    /// <exception cref="FormatException">The file or a value is invalid; the message says what and where in one line.</exception>
    public static Sites Load(byte[]? json, string name, IEnumerable<string> trust)
    {
        var sites = new List<Site>();
        if (json is { Length: > 0 })
        {
            using var document = JsonTable.Open(json, name);
            JsonTable.KnownKeys(document.RootElement, name, "sites", "$schema");
            foreach (var entry in JsonTable.List(document.RootElement, "sites", name))
            {
                sites.Add(Read(entry, name, sites));
            }
        }

        string[] trusted = [.. trust];
        if (trusted.Length > 0)
        {
            // A host name stands for the host and everything below it: whoever gives a domain means its hosts.
            var below = trusted.Where(t => HostNames.IsName(t.Trim()) && !HostAddress.TryParse(t.Trim(), out _)).Select(t => "." + t.Trim());
            sites.Add(new Site(TrustedName, true, [], Hosts([.. trusted, .. below], "--trust"), HostList.Empty));
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

    private static Site Read(JsonElement entry, string file, List<Site> before)
    {
        var where = $"{file}: site {before.Count + 1}";
        JsonTable.KnownKeys(entry, where, "name", "mine", "domains", "firewalls", "networks");
        var name = JsonTable.Text(entry, "name", where);
        where = $"{file}: site \"{name}\"";
        if (before.Exists(s => s.Name == name))
        {
            throw new FormatException($"{where}: declared twice");
        }

        var mine = entry.TryGetProperty("mine", out var flag) && flag.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw new FormatException($"{where}: \"mine\" must be true or false"),
        };
        var domains = JsonTable.Strings(entry, "domains", where);
        if (Array.Find(domains, d => !HostNames.IsName(d.TrimStart('.'))) is { } bad)
        {
            throw new FormatException($"{where}: \"{bad}\" is no domain");
        }

        return new Site(
            name,
            mine,
            domains,
            Hosts(JsonTable.Strings(entry, "firewalls", where), where),
            Hosts(JsonTable.Strings(entry, "networks", where), where));
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
