using ForgeryCheck.Hosts;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Policy;

/// <summary>Peers allowed to speak for other clients: by address only, since a name is whatever its owner puts in the DNS.</summary>
internal sealed class TrustedPeers
{
    private readonly AddressBlock[] _blocks;

    /// <summary>Parses the list.</summary>
    /// <param name="entries">The list.</param>
    /// <param name="option">The option that it is the value of.</param>
    /// <exception cref="FormatException">An entry is neither an address nor a CIDR block; the message names option and entry.</exception>
    internal TrustedPeers(IReadOnlyList<string> entries, string option) =>
        _blocks = [.. entries.Select(e => AddressBlock.TryParse(e, out var block)
            ? block
            : throw new FormatException($"{option} {e}: expected an address or a CIDR, as 192.0.2.7 or 2001:db8::/32"))];

    /// <summary>Whether the list contains a peer.</summary>
    internal bool Has(HostAddress address)
    {
        foreach (var block in _blocks)
        {
            if (block.Has(address))
            {
                return true;
            }
        }

        return false;
    }
}
