using System.Buffers;
using System.Globalization;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Chains;

/// <summary>
/// Tells names that providers give to the lines of their customers (adsl-192-0-2-7.isp.example) from names of their own hosts.
/// Such a client is in the provider's domain and is a stranger all the same.
/// </summary>
internal static class CustomerNames
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "dsl", "adsl", "xdsl", "vdsl", "sdsl", "dyn", "dynamic", "dynamicip", "dhcp", "dial", "dialup", "dialin", "dip", "ppp",
        "pppoe", "pool", "pools", "cable", "cablemodem", "cust", "customer", "customers", "client", "clients", "broadband",
        "home", "user", "users", "residential", "res", "mobile", "wireless", "wifi", "fiber", "ftth", "modem", "hsd", "static",
        "dedicated", "vps", "colo", "nat", "abo", "ipad", "ipbf", "ipngn", "cloudapp", "compute",
    };

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz");

    /// <summary>Whether a lower-case name looks like that of a customer's line.</summary>
    internal static bool Fits(string name, HostAddress? address)
    {
        if (IsNumbered(name))
        {
            return true;
        }

        if (address is { IsV6: false } v4 && EmbedsAddress(name, (uint)v4.Bits))
        {
            return true;
        }

        ReadOnlySpan<char> rest = name;
        var words = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        while (rest.IndexOfAny(Letters) is >= 0 and var start)
        {
            var word = rest[start..];
            var length = word.IndexOfAnyExcept(Letters);
            if (length < 0)
            {
                // The top-level domain says nothing.
                return false;
            }

            if (words.Contains(word[..length]))
            {
                return true;
            }

            rest = word[length..];
        }

        return false;
    }

    /// <summary>
    /// Whether the host has a number in place of a name, as machines for rent have ("ns312345", "h2345678", "vmi123456"): few letters and then nothing
    /// but five digits or more.
    /// </summary>
    private static bool IsNumbered(string name)
    {
        var letters = 0;
        while (letters < name.Length && char.IsAsciiLetterLower(name[letters]))
        {
            letters++;
        }

        var end = letters;
        while (end < name.Length && char.IsAsciiDigit(name[end]))
        {
            end++;
        }

        return letters is >= 1 and <= 4 && end - letters >= 5 && end < name.Length && name[end] == '.';
    }

    /// <summary>Whether three octets in a row of an address stand in a name: in either direction, decimal, padded or not, or all as hex.</summary>
    private static bool EmbedsAddress(string name, uint address)
    {
        Span<int> numbers = stackalloc int[16];
        int count = 0, at = 0;
        while (at < name.Length && count < numbers.Length)
        {
            if (!char.IsAsciiDigit(name[at]))
            {
                at++;
                continue;
            }

            // Three digits at most, so that "192000002007", padded and without separators, falls into its octets.
            int number = 0, start = at;
            while (at < name.Length && at - start < 3 && char.IsAsciiDigit(name[at]))
            {
                number = (number * 10) + (name[at++] - '0');
            }

            numbers[count++] = number;
        }

        Span<int> octets = [(int)(address >> 24), (int)(address >> 16) & 255, (int)(address >> 8) & 255, (int)address & 255];
        var found = numbers[..count];
        if (found.IndexOf(octets[..3]) >= 0 || found.IndexOf(octets[1..]) >= 0)
        {
            return true;
        }

        octets.Reverse();
        if (found.IndexOf(octets[..3]) >= 0 || found.IndexOf(octets[1..]) >= 0)
        {
            return true;
        }

        Span<char> hex = stackalloc char[8];
        address.TryFormat(hex, out _, "x8", CultureInfo.InvariantCulture);
        return name.AsSpan().IndexOf(hex) >= 0;
    }
}
