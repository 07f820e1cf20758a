using ForgeryCheck.Hosts;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Policy;

/// <summary>Peers allowed to speak for other clients: by address only, since a name is whatever its owner puts in the DNS.</summary>
internal sealed class TrustedPeers
{
    private readonly AddressBlock[] _blocks;

    /// <summary>Parses the list.</summary>
    /// <exception cref="FormatException">An entry is neither an address nor a CIDR block; the message names it.</exception>
    internal TrustedPeers(IReadOnlyList<string> entries) =>
        _blocks = [.. entries.Select(e => AddressBlock.TryParse(e, out var block)
            ? block
            : throw new FormatException($"{e}: expected an address or a CIDR, as 192.0.2.7 or 2001:db8::/32"))];

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
