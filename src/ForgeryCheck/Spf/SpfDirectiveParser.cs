using System.Buffers;
using ForgeryCheck.Hosts;

namespace ForgeryCheck.Spf;

/// <summary>Parses one directive (RFC 7208 sections 4.6.1 and 5).</summary>
internal static class SpfDirectiveParser
{
    private static readonly SearchValues<char> AddressCharacters = SearchValues.Create("0123456789abcdefABCDEF:.");

    /// <summary>Parses a directive; null if it is none.</summary>
    internal static SpfDirective? Parse(string text)
    {
        var (qualifier, start) = text[0] switch
        {
            '+' => (SpfResult.Pass, 1),
            '-' => (SpfResult.Fail, 1),
            '~' => (SpfResult.SoftFail, 1),
            '?' => (SpfResult.Neutral, 1),
            _ => (SpfResult.Pass, 0),
        };
        var rest = text.AsSpan(start);
        var end = rest.IndexOfAny(':', '/');
        var argument = end < 0 ? default : rest[end..];
        Span<char> name = stackalloc char[8];
        return (end < 0 ? rest : rest[..end]).ToLowerInvariant(name) switch
        {
            var length and > 0 => Read(name[..length], argument, new(text, qualifier, SpfMechanism.All)),
            _ => null, // longer than any name, or empty
        };
    }

    private static SpfDirective? Read(ReadOnlySpan<char> name, ReadOnlySpan<char> argument, SpfDirective one) => name switch
    {
        "all" => argument.IsEmpty ? one : null,
        "include" => Needed(argument, one with { Mechanism = SpfMechanism.Include }),
        "a" => Host(argument, one with { Mechanism = SpfMechanism.A }),
        "mx" => Host(argument, one with { Mechanism = SpfMechanism.Mx }),
        "ptr" => Optional(argument, one with { Mechanism = SpfMechanism.Ptr }),
        "ip4" => Network(argument, one with { Mechanism = SpfMechanism.Ip4 }),
        "ip6" => Network(argument, one with { Mechanism = SpfMechanism.Ip6 }),
        "exists" => Needed(argument, one with { Mechanism = SpfMechanism.Exists }),
        _ => null,
    };

    // ":" domain-spec
    private static SpfDirective? Needed(ReadOnlySpan<char> argument, SpfDirective one) =>
        argument.StartsWith(':') && MacroParser.DomainSpec(argument[1..]) is { } target ? one with { Target = target } : null;

    // [ ":" domain-spec ]
    private static SpfDirective? Optional(ReadOnlySpan<char> argument, SpfDirective one) => argument.IsEmpty ? one : Needed(argument, one);

    // [ ":" domain-spec ] [ ip4-cidr-length ] [ "/" ip6-cidr-length ]
    private static SpfDirective? Host(ReadOnlySpan<char> argument, SpfDirective one) =>
        TakePrefix(ref argument, "//", 128, out var prefix6) && TakePrefix(ref argument, "/", 32, out var prefix4)
            ? Optional(argument, one with { Prefix4 = prefix4, Prefix6 = prefix6 })
            : null;

    // ":" ip4-network [ ip4-cidr-length ], and the same for IPv6
    private static SpfDirective? Network(ReadOnlySpan<char> argument, SpfDirective one)
    {
        var isV6 = one.Mechanism == SpfMechanism.Ip6;
        if (!TakePrefix(ref argument, "/", isV6 ? 128 : 32, out var prefix) || !argument.StartsWith(':'))
        {
            return null;
        }

        // Only what the ABNF has: the parser also accepts a zone, "IPv6:", and the other family.
        var text = argument[1..];
        if (text.Contains(':') != isV6 || text.ContainsAnyExcept(AddressCharacters) || !HostAddress.TryParse(text.ToString(), out var address))
        {
            return null;
        }

        // Section 5: an IPv4-mapped client is an IPv4 client, so it is in no IPv6 network, not even in one of mapped addresses.
        var network = isV6 && !address.IsV6 ? new HostAddress(((UInt128)0xFFFF << 32) | address.Bits, IsV6: true) : address;
        return one with { Network = AddressBlock.Around(network, prefix) };
    }

    /// <summary>Takes a prefix length off the end of an argument; the longest one if there is none. False if it is out of range.</summary>
    private static bool TakePrefix(ref ReadOnlySpan<char> argument, string slashes, int most, out int prefix)
    {
        prefix = most;
        var digits = argument[(argument.LastIndexOfAnyExceptInRange('0', '9') + 1)..];
        var before = argument[..^digits.Length];
        if (digits.IsEmpty || !before.EndsWith(slashes))
        {
            return true;
        }

        argument = before[..^slashes.Length];

        // "/0", or digits without a leading zero
        return digits.Length <= 3 && (digits.Length == 1 || digits[0] != '0') && int.TryParse(digits, out prefix) && prefix <= most;
    }
}
