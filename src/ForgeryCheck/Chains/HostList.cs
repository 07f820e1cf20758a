using ForgeryCheck.Trace;

namespace ForgeryCheck.Chains;

/// <summary>A list of hosts: names, ".suffixes" (the domain and all below it), addresses and CIDRs.</summary>
public sealed class HostList
{
    /// <summary>Reads a list.</summary>
    /// <exception cref="FormatException">An entry is none of the four; the message names it.</exception>
    public HostList(IEnumerable<string> entries)
    {
        Entries = [.. entries];
    }

    /// <summary>The entries as written.</summary>
    public IReadOnlyList<string> Entries { get; }

    /// <summary>Whether a host name is in the list; case and a final dot do not count.</summary>
    public bool HasName(string? name) => throw new NotImplementedException(name);

    /// <summary>Whether an address is in the list.</summary>
    public bool HasAddress(HostAddress? address) => throw new NotImplementedException(address.ToString());
}
