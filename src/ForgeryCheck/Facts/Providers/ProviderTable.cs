using ForgeryCheck.Json;

namespace ForgeryCheck.Facts.Providers;

/// <summary>The large mail providers listed in rules/providers.json.</summary>
internal sealed class ProviderTable
{
    internal const string FileName = "providers.json";
    private readonly Dictionary<string, Provider> _byDomain = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Provider>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    /// <summary>Reads the table.</summary>
    /// <param name="json">The table.</param>
    /// <param name="name">The table's name in error messages.</param>
    /// <exception cref="FormatException">The table is invalid; the message says what and where in one line.</exception>
    internal ProviderTable(byte[] json, string name = FileName)
    {
        using var table = JsonSource.OpenTable(json, name);
        foreach (var row in table.Root.Rows("providers"))
        {
            var provider = new Provider(row.FilledText("name"), row.Texts("domains"), row.Texts("hosts"));
            foreach (var domain in provider.Domains)
            {
                _byDomain.TryAdd(domain, provider);
            }
        }

        _bySpan = _byDomain.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The provider whose name a host gives in HELO: one of its domains, or a name below one; null if there is none.</summary>
    internal Provider? Named(string helo)
    {
        var name = helo.AsSpan().Trim().TrimEnd('.');
        while (name.Contains('.'))
        {
            if (_bySpan.TryGetValue(name, out var provider))
            {
                return provider;
            }

            name = name[(name.IndexOf('.') + 1)..];
        }

        return null;
    }
}
