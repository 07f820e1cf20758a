using ForgeryCheck.Hosts;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Policy;

/// <summary>Who may speak for other clients: by address alone, since a name is what its owner's DNS says.</summary>
internal sealed class TrustedPeers
{
    private readonly AddressBlock[] _blocks;

    /// <summary>Reads the list.</summary>
    /// <exception cref="FormatException">An entry is neither address nor CIDR; the message names it.</exception>
    internal TrustedPeers(IReadOnlyList<string> entries) =>
        _blocks = [.. entries.Select(e => AddressBlock.TryParse(e, out var block)
            ? block
            : throw new FormatException($"{e}: expected an address or a CIDR, as 192.0.2.7 or 2001:db8::/32"))];

    /// <summary>Whether a peer is in the list.</summary>
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
