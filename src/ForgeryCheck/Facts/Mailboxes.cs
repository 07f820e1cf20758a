namespace ForgeryCheck.Facts;

/// <summary>A set of addresses to look up mailboxes in, ignoring case and subaddresses (what follows a plus sign).</summary>
internal sealed class Mailboxes(string[] addresses)
{
    /// <summary>Up to this many addresses are compared one by one, which is faster than computing their keys.</summary>
    private const int Few = 16;

    private HashSet<string>? _keys;

    /// <summary>The addresses as written.</summary>
    internal string[] All => addresses;

    /// <summary>Whether one of them is the same mailbox as an address with a domain.</summary>
    internal bool Has(string address)
    {
        if (addresses.Length > Few)
        {
            // Compared by key, so that hostile headers with a thousand addresses cost no time.
            return (_keys ??= addresses.Select(Key).ToHashSet(StringComparer.Ordinal)).Contains(Key(address));
        }

        foreach (var one in addresses)
        {
            if (AreSame(one, address))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether two addresses have the same <see cref="Key"/>.</summary>
    internal static bool AreSame(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var (at, otherAt) = (one.LastIndexOf('@'), other.LastIndexOf('@'));
        return at >= 0 && otherAt >= 0
            && one[at..].Equals(other[otherAt..], StringComparison.OrdinalIgnoreCase)
            && Local(one[..at]).Equals(Local(other[..otherAt]), StringComparison.OrdinalIgnoreCase);

        static ReadOnlySpan<char> Local(ReadOnlySpan<char> local) => local.IndexOf('+') is > 0 and var plus ? local[..plus] : local;
    }

    /// <summary>What all addresses of one mailbox have in common.</summary>
    private static string Key(string address)
    {
        var at = address.LastIndexOf('@');
        var plus = address.IndexOf('+', StringComparison.Ordinal);
        return (plus > 0 && plus < at ? address[..plus] + address[at..] : address).ToLowerInvariant();
    }
}
