using ForgeryCheck.Chains;

namespace ForgeryCheck.Rules.Consistency;

/// <summary>The big mail providers that rules/providers.json lists.</summary>
internal sealed class ProviderTable
{
    internal const string FileName = "providers.json";
    private readonly Provider[] _providers;

    /// <summary>Reads the table.</summary>
    /// <exception cref="FormatException">The table is wrong; the message says what and where in one line.</exception>
    internal ProviderTable(byte[] json)
    {
        using var document = JsonTable.Open(json, FileName);
        _providers =
        [
            .. JsonTable.List(document.RootElement, "providers", FileName).Select(p => new Provider(
                JsonTable.Text(p, "name", FileName), JsonTable.Strings(p, "domains", FileName), JsonTable.Strings(p, "hosts", FileName))),
        ];
    }

    /// <summary>The provider whose name a host gives in HELO: one of its domains, or a name below one; null where it is nobody's.</summary>
    internal Provider? Named(string helo)
    {
        foreach (var provider in _providers)
        {
            if (Provider.IsUnder(helo, provider.Domains))
            {
                return provider;
            }
        }

        return null;
    }
}
