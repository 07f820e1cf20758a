namespace ForgeryCheck.Facts.Providers;

/// <summary>What lines by known providers' hosts look like (rules/provider-facts.json).</summary>
internal sealed class ProviderFacts
{
    internal const string FileName = "provider-facts.json";

    // A fact seen less often than this supports an anomaly, not a contradiction.
    private const int Enough = 100;

    private readonly (MailProvider Provider, ProviderForm Form)[] _own;
    private readonly Dictionary<string, MailProvider> _byHost = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MailProvider>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    /// <summary>Reads the table.</summary>
    /// <exception cref="FormatException">The table is invalid; the message says what and where in one line.</exception>
    internal ProviderFacts(byte[] json, string name = FileName)
    {
        var own = new List<(MailProvider, ProviderForm)>();
        foreach (var (provider, hosts) in ProviderFactsReader.Read(json, name))
        {
            foreach (var host in hosts)
            {
                if (!_byHost.TryAdd(host.ToLowerInvariant(), provider))
                {
                    throw new FormatException($"{name}: the host \"{host}\" is in two rows");
                }
            }

            own.AddRange(provider.Forms.Where(f => f.IsOwn).Select(f => (provider, f)));
        }

        _own = [.. own];
        _bySpan = _byHost.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Looks up the provider of a line.</summary>
    internal ProviderLine Read(Hop hop)
    {
        var host = Of(hop.ByHost);
        var id = hop.Line.BareId;
        var software = hop.Line.Raw(TraceField.Software);
        var with = hop.Line.Raw(TraceField.With);
        foreach (var (provider, form) in _own)
        {
            if (form.Fits(id, software, with))
            {
                return new ProviderLine(host, provider, form);
            }
        }

        return new ProviderLine(host, null, null);
    }

    /// <summary>The provider of a host name in lower case: the row with the longest name that it equals or is below; null if there is none.</summary>
    internal MailProvider? Of(string? host)
    {
        var name = host.AsSpan();
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

    /// <summary>Whether a fact was seen often enough, and without exception, for a contradiction.</summary>
    internal static bool IsSure(int agree, int differ = 0) => agree >= Enough && differ == 0;

    /// <summary>Whether a form was not yet in use on a line's date.</summary>
    internal static bool IsTooEarly(ProviderForm form, TraceDate date) => date.HasTime && form.Since is { } since && date.UnixMilliseconds < since;
}
