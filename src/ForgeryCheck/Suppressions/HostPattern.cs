using ForgeryCheck.Hosts;

namespace ForgeryCheck.Suppressions;

/// <summary>The hosts to which a suppression applies: one entry of a <see cref="HostList"/>, or "*.suffix" for all hosts below a domain.</summary>
internal sealed class HostPattern
{
    private readonly HostList _hosts;
    private readonly string? _domain;

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="FormatException">It is none; the message quotes it.</exception>
    internal HostPattern(string text)
    {
        if (text is ['*', '.', .. var domain])
        {
            _domain = domain.TrimEnd('.');
            text = "." + domain;
        }

        _hosts = new HostList([text]);
    }

    /// <summary>Whether a line has such a host, as its client or as its server.</summary>
    internal bool Matches(Hop hop) =>
        HasName(hop.HeloHost) || HasName(hop.ReverseHost) || HasName(hop.ByHost)
        || _hosts.HasAddress(hop.Line.Address) || _hosts.HasAddress(hop.HeloAddress) || _hosts.HasAddress(hop.ByAddress);

    private bool HasName(string? name) =>
        _hosts.HasName(name) && (_domain is null || !HostNames.Bare(name).Equals(_domain, StringComparison.OrdinalIgnoreCase));
}
