using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using ForgeryCheck.Json;
using ForgeryCheck.RuleData;

namespace ForgeryCheck.Hosts;

/// <summary>
/// Maps host names to organisations: the registrable domain by the Public Suffix List, and a table of organisations that use several names
/// (rules/organisations.json). Thread-safe.
/// </summary>
/// <remarks>
/// The list's private section is applied: customers below members.linode.com or *.compute.amazonaws.com do not own the domain. A name that is itself
/// a rule of that section (dyndns.org) belongs to its owner. A name without a dot, or below a top-level domain that is not in the list (.local,
/// .internal, .lan), has no organisation.
/// </remarks>
internal sealed class Organisations
{
    /// <summary>The name of the alias table in rules/.</summary>
    public const string FileName = "organisations.json";

    /// <summary>The name of the Public Suffix List in rules/.</summary>
    public const string SuffixFileName = "public-suffixes.dat";

    // Letters, digits, hyphen, dot, and UTF-8 beyond ASCII (RFC 6531): "user@isp" in a HELO is not a domain.
    private static readonly SearchValues<byte> DomainBytes = SearchValues.Create(
        [.. "abcdefghijklmnopqrstuvwxyz0123456789-_."u8, .. Enumerable.Range(128, 128).Select(b => (byte)b)]);

    // Recently seen registrable domains, by hash, so that a look-up creates no string. Bounded; later names replace earlier ones.
    private readonly Known?[] _known = new Known?[1024];
    // Recently seen host names, likewise: the same relays recur in every message of a mailbox.
    private readonly Host?[] _hosts = new Host?[4096];
    private readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal);
    private readonly List<(AddressBlock Block, string Organisation)> _networks = [];
    private readonly HashSet<string> _listed = new(StringComparer.Ordinal);
    private readonly Lazy<SuffixList> _suffixes;

    /// <summary>Reads the alias table; the Public Suffix List is read on first use.</summary>
    /// <param name="suffixes">Returns the Public Suffix List.</param>
    /// <param name="aliases">The alias table; null for none.</param>
    /// <param name="name">The alias table's name in error messages.</param>
    /// <exception cref="FormatException">The alias table is invalid; the message says what and where in one line.</exception>
    public Organisations(Func<byte[]> suffixes, byte[]? aliases, string name = FileName)
    {
        _suffixes = new(() => new SuffixList(suffixes()));
        if (aliases is not null)
        {
            Read(aliases, name);
        }
    }

    /// <summary>Loads both tables of the rules in force.</summary>
    public static Organisations Load(RuleFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new(() => files.Read(SuffixFileName) ?? [], files.Read(FileName), files.NameOf(FileName));
    }

    /// <summary>The organisation of a host name: a registrable domain, or its name in the alias table; null for an unqualified name.</summary>
    public string? Of(string? host) => Find(host)?.Organisation;

    /// <summary>The organisation of a host name, as bytes of a header.</summary>
    internal string? Of(ReadOnlySpan<byte> host)
    {
        Span<char> name = stackalloc char[HostNames.MaxLength];
        host = host.TrimEnd((byte)'.');
        return host.Length <= HostNames.MaxLength && Ascii.ToLower(host, name, out var length) == OperationStatus.Done
            ? Find(name[..length])?.Organisation
            : null;
    }

    /// <summary>Whether the alias table lists an organisation: a provider, or a company that runs mail under several names.</summary>
    internal bool IsListed(string organisation) => _listed.Contains(organisation);

    /// <summary>The registrable domain of a host name, without aliases; null if it has none.</summary>
    public string? RegistrableDomain(string? host) => Find(host)?.Domain;

    /// <summary>Whether a name ends in a top-level domain of the Internet, as far as the list in force knows them.</summary>
    internal bool HasTop(string name)
    {
        var label = name.AsSpan().TrimEnd('.');
        label = label[(label.LastIndexOf('.') + 1)..];
        if (label.Length > HostNames.MaxLength)
        {
            return false;
        }

        Span<char> lower = stackalloc char[label.Length];
        Span<byte> bytes = stackalloc byte[HostNames.MaxLength];
        label.ToLowerInvariant(lower);
        return Encoding.UTF8.TryGetBytes(lower, bytes, out var length) && _suffixes.Value.HasTop(bytes[..length]);
    }

    /// <summary>The organisation whose mail hosts use an address, by the networks in the alias table; null if there is none.</summary>
    public string? OfNetwork(HostAddress? address)
    {
        if (address is { } wanted)
        {
            foreach (var (block, organisation) in _networks)
            {
                if (block.Has(wanted))
                {
                    return organisation;
                }
            }
        }

        return null;
    }

    /// <summary>Whether two names belong to the same organisation; false if either has none.</summary>
    public bool Same(string? one, string? other) => Of(one) is { } a && a == Of(other);

    private Known? Find(string? host) => Find(HostNames.Bare(host));

    private Known? Find(ReadOnlySpan<char> name)
    {
        if (name.Length is < 4 or > HostNames.MaxLength)
        {
            return null;
        }

        ref var place = ref _hosts[Place(name) & (uint)(_hosts.Length - 1)];
        if (Volatile.Read(ref place) is { } seen && name.SequenceEqual(seen.Name))
        {
            return seen.Known;
        }

        var known = Register(name);
        Volatile.Write(ref place, new Host(name.ToString(), known));
        return known;
    }

    /// <summary>The slot in the cache of names, by the first, middle and last four characters: enough to distinguish relays.</summary>
    private static uint Place(ReadOnlySpan<char> name)
    {
        var bytes = MemoryMarshal.AsBytes(name);
        var mixed = (MemoryMarshal.Read<ulong>(bytes) * 0x9E3779B97F4A7C15)
            ^ (MemoryMarshal.Read<ulong>(bytes[(((name.Length - 4) / 2) * 2)..]) * 0xC2B2AE3D27D4EB4F)
            ^ (MemoryMarshal.Read<ulong>(bytes[^8..]) * 0x165667B19E3779F9) ^ (ulong)name.Length;
        return (uint)(mixed >> 40);
    }

    private Known? Register(ReadOnlySpan<char> name)
    {
        Span<byte> bytes = stackalloc byte[HostNames.MaxLength];
        // Nobody registers reverse zones or home.arpa (RFC 8375); "localhost.members.provider.example" is the default name of a rented machine.
        if (name.IndexOf('.') < 0 || name.EndsWith(".arpa", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("localhost.", StringComparison.OrdinalIgnoreCase)
            || !Encoding.UTF8.TryGetBytes(name, bytes, out var length))
        {
            return null;
        }

        bytes = bytes[..length];
        foreach (ref var c in bytes)
        {
            c = c is >= (byte)'A' and <= (byte)'Z' ? (byte)(c | 0x20) : c;
        }

        return Register(bytes);
    }

    private Known? Register(ReadOnlySpan<byte> bytes)
    {
        var start = _suffixes.Value.RegistrableStart(bytes, privateRules: true);
        if (start < 0)
        {
            start = _suffixes.Value.RegistrableStart(bytes, privateRules: false);
        }

        if (start < 0 || bytes[start..].ContainsAnyExcept(DomainBytes) || bytes[start] == '.')
        {
            return null;
        }

        return Intern(bytes[start..]) is { Organisation.Length: > 0 } found ? found : null;
    }

    private Known Intern(ReadOnlySpan<byte> domain)
    {
        uint hash = 0;
        foreach (var c in domain)
        {
            hash = (hash * 31) + c;
        }

        ref var place = ref _known[(hash ^ (hash >> 10)) & (uint)(_known.Length - 1)];
        var known = Volatile.Read(ref place);
        if (known is null || !domain.SequenceEqual(known.Bytes))
        {
            var text = Encoding.UTF8.GetString(domain);
            known = new Known(domain.ToArray(), text, _aliases.GetValueOrDefault(text, text));
            Volatile.Write(ref place, known);
        }

        return known;
    }

    private void Read(byte[] json, string file)
    {
        using var table = JsonSource.OpenTable(json, file);
        table.Root.KnownKeys("internal", "organisations", "$schema");
        foreach (var domain in table.Root.Texts("internal"))
        {
            _aliases[domain.ToLowerInvariant()] = "";
        }

        foreach (var row in table.Root.Rows("organisations"))
        {
            Add(row);
        }
    }

    private void Add(JsonMembers row)
    {
        row.KnownKeys("name", "domains", "networks");
        var name = row.FilledText("name");
        row = row.At($"{row.Place}: \"{name}\"");
        _listed.Add(name);
        foreach (var domain in row.Texts("domains"))
        {
            if (!HostNames.IsName(domain) || !_aliases.TryAdd(domain.ToLowerInvariant(), name))
            {
                throw row.Wrong(domain, "is not a domain, or is listed twice");
            }
        }

        foreach (var network in row.Texts("networks"))
        {
            _networks.Add(AddressBlock.TryParse(network, out var block)
                ? (block, name)
                : throw row.Wrong(network, "is not an address block"));
        }
    }

    private sealed record Known(byte[] Bytes, string Domain, string Organisation);

    private sealed record Host(string Name, Known? Known);
}
