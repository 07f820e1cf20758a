using System.Globalization;
using ForgeryCheck.Hosts;
using ForgeryCheck.Json;
using ForgeryCheck.RuleData;

namespace ForgeryCheck.Chains;

/// <summary>The well-known mail gateways (rules/gateways.json), and what the name of a declared gateway means.</summary>
internal sealed class GatewayTable
{
    /// <summary>The name of the table in rules/.</summary>
    public const string FileName = "gateways.json";

    private readonly Dictionary<string, Gateway> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the table.</summary>
    /// <param name="json">The table.</param>
    /// <param name="name">The table's name in error messages.</param>
    /// <exception cref="FormatException">The table is invalid; the message says what and where in one line.</exception>
    public GatewayTable(byte[] json, string name = FileName)
    {
        using var table = JsonSource.OpenTable(json, name);
        table.Root.KnownKeys("gateways", "$schema");
        foreach (var row in table.Root.Rows("gateways"))
        {
            row.KnownKeys("name", "title", "hosts", "networks", "partial", "date", "source");
            var key = row.FilledText("name");
            var entry = row.At($"{name}: \"{key}\"");
            if (key.Contains('.', StringComparison.Ordinal) || !HostNames.IsName(key) || !_known.TryAdd(key, Read(entry)))
            {
                throw entry.Wrong("is not a name without dots, or is listed twice");
            }
        }
    }

    /// <summary>Loads the table of the rules in force.</summary>
    public static GatewayTable Load(RuleFiles files) => new(files.Read(FileName) ?? "{}"u8.ToArray(), files.NameOf(FileName));

    /// <summary>The names by which gateways can be declared, sorted.</summary>
    public IEnumerable<string> Names => _known.Keys.Order(StringComparer.Ordinal);

    /// <summary>The name by which the gateway of a host can be declared, and the gateway; null if it is none of the table.</summary>
    /// <param name="host">The host's name, confirmed; null if it has none.</param>
    /// <param name="address">Its address.</param>
    public (string Name, Gateway Gateway)? Find(string? host, HostAddress address)
    {
        foreach (var (name, gateway) in _known)
        {
            if (gateway.Has(host, address))
            {
                return (name, gateway);
            }
        }

        return null;
    }

    /// <summary>The gateways that a declaration means: those it names, then one for all hosts that it lists.</summary>
    /// <param name="values">Names of the table, hosts, ".suffixes", addresses, CIDRs.</param>
    /// <param name="where">Where the values were declared, for error messages.</param>
    /// <exception cref="FormatException">A value is neither a name of the table nor a host; the message is one line.</exception>
    public IReadOnlyList<Gateway> Read(IEnumerable<string> values, string where)
    {
        List<Gateway> gateways = [];
        List<string> hosts = [];
        foreach (var value in values.Select(v => v.Trim()))
        {
            if (_known.TryGetValue(value, out var known))
            {
                gateways.Add(known);
            }
            else
            {
                hosts.Add(IsHost(value) ? value : throw new FormatException(
                    $"{where}: \"{value}\" is not a gateway: give one of {string.Join(", ", Names)}, a name (gw.example.org), a suffix (.example.org), an address (192.0.2.7) or a block (192.0.2.0/24)"));
            }
        }

        return hosts.Count == 0 ? gateways : [.. gateways, Declared(hosts)];
    }

    // Hosts that are declared by name alone have addresses that are not known.
    private static Gateway Declared(List<string> hosts)
    {
        var list = new HostList([.. hosts, .. hosts.Where(IsName).Select(h => "." + h)]);
        return new Gateway(string.Join(", ", hosts), list) { IsPartial = !list.HasBlocks };
    }

    private static bool IsHost(string value) => AddressBlock.TryParse(value.Trim('[', ']'), out _) || (value.Contains('.', StringComparison.Ordinal) && HostNames.IsName(value.TrimStart('.')));

    // A host name stands for the host and everything below it, as with --trust.
    private static bool IsName(string host) => host[0] != '.' && HostNames.IsName(host) && !HostAddress.TryParse(host, out _);

    private static Gateway Read(JsonMembers entry)
    {
        // A row without a source is an opinion, and this table decides which hosts are believed.
        _ = entry.FilledText("source");
        var date = entry.FilledText("date");
        // With a day: to fill in the day of a month, DateTime would read the time zone of the host.
        if (!DateOnly.TryParseExact(date + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            throw entry.Wrong(date, "is not a month such as 2026-01");
        }

        string[] hosts = entry.Texts("hosts"), networks = entry.Texts("networks");
        if (Array.Find(hosts, h => !h.StartsWith('.') || !HostNames.IsName(h.AsSpan(1))) is { } name)
        {
            throw entry.Wrong(name, "is not a suffix such as .example.org");
        }

        if (Array.Find(networks, n => !AddressBlock.TryParse(n, out _)) is { } network)
        {
            throw entry.Wrong(network, "is not an address or block");
        }

        return hosts.Length + networks.Length == 0 ? throw entry.Wrong("has neither hosts nor networks")
            : new Gateway(entry.FilledText("title"), new HostList([.. hosts, .. networks]))
            {
                Date = date,
                IsPartial = entry.Flag("partial") ?? networks.Length == 0,
            };
    }
}
