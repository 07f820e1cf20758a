namespace ForgeryCheck.Hosts;

/// <summary>
/// Tells by its name in the DNS that a host hangs on an access line: a home, an office, a mobile telephone. Providers put the kind of the
/// line into the names they give to its addresses. Mail servers stand there too, but few, and they greet with a name of their own.
/// </summary>
internal static class AccessLines
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "adsl", "dsl", "vdsl", "sdsl", "xdsl", "dyn", "dynamic", "dynamicip", "dynip", "dial", "dialup", "dialin", "ppp", "pppoe", "pool",
        "cable", "catv", "dhcp", "dip", "broadband", "customer", "customers", "cust", "cpe", "wireless", "wlan", "mobile", "gprs", "umts",
        "hsd", "fbx", "dclient", "residential", "user", "users",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> BySpan = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a word of the name before the provider's own domain says so.</summary>
    /// <param name="host">The host name.</param>
    /// <param name="domain">Its registrable domain, whose words are the provider's.</param>
    internal static bool Has(string? host, string? domain)
    {
        if (host is null || domain is null || host.Length <= domain.Length)
        {
            return false;
        }

        var name = host.AsSpan(0, host.Length - domain.Length);
        while (!name.IsEmpty)
        {
            var letters = 0;
            while (letters < name.Length && char.IsAsciiLetter(name[letters]))
            {
                letters++;
            }

            if (letters > 2 && BySpan.Contains(name[..letters]))
            {
                return true;
            }

            name = name[Math.Min(letters + 1, name.Length)..];
        }

        return false;
    }
}
