using System.Globalization;

namespace ForgeryCheck.Hosts;

/// <summary>
/// Recognises generated host names, which providers build for each connection or machine from its address, its hardware address, or a number. People give
/// their mail hosts names and small numbers.
/// </summary>
internal static class GeneratedNames
{
    private const int MaxRuns = 32;
    private const int LongNumber = 5;
    private const int LongHex = 8;

    /// <summary>Whether the labels before the registrable domain, in lower case, look generated.</summary>
    internal static bool Fits(ReadOnlySpan<char> labels, HostAddress? address)
    {
        Span<Range> runs = stackalloc Range[MaxRuns];
        var count = Runs(labels, runs);
        foreach (var run in runs[..count])
        {
            if (IsNumberOrHex(labels[run]))
            {
                return true;
            }
        }

        return HasHexGroups(labels, runs[..count]) || (address is { } known && (known.IsV6 ? HoldsV6(labels, runs[..count], known) : HoldsV4(labels, (uint)known.Bits)));
    }

    /// <summary>Whether the labels before the registrable domain, in lower case, contain an address or part of it.</summary>
    internal static bool Hold(ReadOnlySpan<char> labels, HostAddress address)
    {
        if (!address.IsV6)
        {
            return HoldsV4(labels, (uint)address.Bits);
        }

        Span<Range> runs = stackalloc Range[MaxRuns];
        return HoldsV6(labels, runs[..Runs(labels, runs)], address);
    }

    /// <summary>
    /// "vmi123456", "ns312345", "1a2b3c4d", "s0106001122334455", "d5153a09", "pcb007109": five digits in a row, eight hexadecimal digits that are not
    /// only letters, or six of them after a few letters, at least three of them numerals.
    /// </summary>
    private static bool IsNumberOrHex(ReadOnlySpan<char> run)
    {
        int digits = 0, hex = 0, numerals = 0;
        foreach (var c in run)
        {
            digits = char.IsAsciiDigit(c) ? digits + 1 : 0;
            (hex, numerals) = char.IsAsciiHexDigitLower(c) ? (hex + 1, numerals + (char.IsAsciiDigit(c) ? 1 : 0)) : (0, 0);
            if (digits >= LongNumber || (hex >= LongHex && numerals > 0))
            {
                return true;
            }
        }

        return hex >= 6 && numerals >= 3;
    }

    /// <summary>
    /// Four consecutive groups of one to four hexadecimal digits, separated by one character, or by two where an IPv6 address omits zeros:
    /// "203-0-113-9", "2001-db8--9-1", "00-11-22-33-44-55", and the reversed nibbles of ip6.arpa (RFC 3596 section 2.5).
    /// </summary>
    private static bool HasHexGroups(ReadOnlySpan<char> labels, ReadOnlySpan<Range> runs)
    {
        int groups = 0, numerals = 0, end = -1;
        foreach (var range in runs)
        {
            var (start, length) = range.GetOffsetAndLength(labels.Length);
            var run = labels.Slice(start, length);
            var joins = end >= 0 && start - end <= 2;
            end = start + length;
            var (digits, letters) = Hex(run);
            if (digits == 0 || digits > 4)
            {
                (groups, numerals) = (0, 0);
                continue;
            }

            // "host203-0-113-9", "0-113-9no": letters are allowed only before the first group and after the last.
            (groups, numerals) = joins && letters == 0 ? (groups + 1, numerals) : (1, 0);
            numerals += run.ContainsAnyInRange('0', '9') ? 1 : 0;
            if (groups >= 4 && numerals >= 2)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The hexadecimal digits at the end of a run, starting at a numeral if letters precede them, and the number of those letters.</summary>
    private static (int Digits, int Letters) Hex(ReadOnlySpan<char> run)
    {
        var at = run.Length;
        while (at > 0 && char.IsAsciiHexDigitLower(run[at - 1]))
        {
            at--;
        }

        while (at > 0 && at < run.Length && !char.IsAsciiDigit(run[at]))
        {
            at++;
        }

        return (run.Length - at, at);
    }

    /// <summary>
    /// Whether two adjacent octets of an address are adjacent in a name, in either direction, decimal, padded or not; or three as hexadecimal digits.
    /// </summary>
    private static bool HoldsV4(ReadOnlySpan<char> labels, uint address)
    {
        Span<int> numbers = stackalloc int[MaxRuns];
        int count = 0, at = 0;
        while (at < labels.Length && count < numbers.Length)
        {
            if (!char.IsAsciiDigit(labels[at]))
            {
                at++;
                continue;
            }

            // At most three digits, so that "192000002007", padded and without separators, splits into its octets.
            int number = 0, start = at;
            while (at < labels.Length && at - start < 3 && char.IsAsciiDigit(labels[at]))
            {
                number = (number * 10) + (labels[at++] - '0');
            }

            numbers[count++] = number;
        }

        Span<int> octets = [(int)(address >> 24), (int)(address >> 16) & 255, (int)(address >> 8) & 255, (int)address & 255];
        for (var i = 0; i + 1 < count; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                if ((numbers[i] == octets[j] && numbers[i + 1] == octets[j + 1]) || (numbers[i] == octets[j + 1] && numbers[i + 1] == octets[j]))
                {
                    return true;
                }
            }
        }

        Span<char> hex = stackalloc char[8];
        address.TryFormat(hex, out _, "x8", CultureInfo.InvariantCulture);
        Span<char> back = [hex[6], hex[7], hex[4], hex[5], hex[2], hex[3], hex[0], hex[1]];
        return labels.IndexOf(hex[..6]) >= 0 || labels.IndexOf(hex[2..]) >= 0 || labels.IndexOf(back[..6]) >= 0 || labels.IndexOf(back[2..]) >= 0;
    }

    /// <summary>Whether two adjacent groups of an IPv6 address are adjacent in a name, padded or not: "2001-db8.v6", "db8-1-mx".</summary>
    private static bool HoldsV6(ReadOnlySpan<char> labels, ReadOnlySpan<Range> runs, HostAddress address)
    {
        var before = -1;
        foreach (var range in runs)
        {
            var run = labels[range];
            var (digits, _) = Hex(run);
            var group = digits is >= 1 and <= 4 ? int.Parse(run[^digits..], NumberStyles.HexNumber, CultureInfo.InvariantCulture) : -1;
            for (var shift = 112; before > 0 && group >= 0 && shift >= 16; shift -= 16)
            {
                if ((int)((address.Bits >> shift) & 0xFFFF) == before && (int)((address.Bits >> (shift - 16)) & 0xFFFF) == group)
                {
                    return true;
                }
            }

            before = group;
        }

        return false;
    }

    /// <summary>The runs of letters and digits; an "x" between hexadecimal digits separates runs too ("2001x0db8").</summary>
    private static int Runs(ReadOnlySpan<char> labels, Span<Range> runs)
    {
        int count = 0, at = 0;
        while (at < labels.Length && count < runs.Length)
        {
            var start = at;
            while (at < labels.Length && char.IsAsciiLetterOrDigit(labels[at])
                && !(labels[at] == 'x' && at > start && at + 1 < labels.Length && char.IsAsciiDigit(labels[at - 1]) && char.IsAsciiHexDigitLower(labels[at + 1])))
            {
                at++;
            }

            if (at > start)
            {
                runs[count++] = start..at;
            }

            at++;
        }

        return count;
    }
}
