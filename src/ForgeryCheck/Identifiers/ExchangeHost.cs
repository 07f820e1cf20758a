using ForgeryCheck.Trace;

namespace ForgeryCheck.Identifiers;

/// <summary>
/// The name of an Exchange Online host, which gives its forest twice: BL0PR04MB6514.namprd04.prod.outlook.com is a host of forest 04 of the region
/// NAM. Large forests have three digits: HK2P15301CA0002.APCP153.PROD.OUTLOOK.COM. Undocumented; measured.
/// </summary>
internal static class ExchangeHost
{
    private const int Longest = 128;

    /// <summary>Reads both numbers; false if the name has none: newer kinds of hosts (PEPF, PPF) have no forest number.</summary>
    internal static bool TryForests(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> inHost, out ReadOnlySpan<byte> inDomain)
    {
        inHost = inDomain = default;
        if (name.Length > Longest || !IsForestDomain(name))
        {
            return false;
        }

        var dot = name.IndexOf((byte)'.');
        var domain = name[(dot + 1)..];
        domain = domain[..domain.IndexOf((byte)'.')];
        inDomain = domain[EndOfLetters(domain)..];
        var isLong = inDomain.Length == 3;
        return inDomain.Length is 2 or 3 && IdDigits.Decimal.IsAll(inDomain)
            && (isLong ? AsciiWords.EndsWith(domain[..^3], "p"u8) : AsciiWords.EndsWith(domain[..^2], "prd"u8))
            && TryHost(name[..dot], isLong, out inHost);
    }

    private static bool IsForestDomain(ReadOnlySpan<byte> name)
    {
        var rest = name;
        var dot = rest.IndexOf((byte)'.');
        if (dot is < 8 or > 24)
        {
            return false;
        }

        rest = rest[(dot + 1)..];
        dot = rest.IndexOf((byte)'.');
        return dot is > 3 and < 16
            && (AsciiWords.Is(rest[dot..], ".prod.outlook.com"u8) || AsciiWords.Is(rest[dot..], ".prod.exchangelabs.com"u8)
                || AsciiWords.Is(rest[dot..], ".prod.partner.outlook.cn"u8));
    }

    /// <summary>"BL0PR04MB6514" is site, PR, forest, server; "HK2P15301CA0002" is site, P, forest, 01, server.</summary>
    private static bool TryHost(ReadOnlySpan<byte> host, bool isLong, out ReadOnlySpan<byte> forest)
    {
        forest = default;

        // A site code has three characters, rarely four, the last often a digit: "BL0", "DM6", "MWH".
        for (var site = 3; site <= 4 && site < host.Length; site++)
        {
            var rest = host[site..];
            var mark = isLong ? "p"u8 : "pr"u8;
            // Special hosts, "MWHSPR00MB0249", have a number that is not the forest's.
            if (!AsciiWords.StartsWith(rest, mark) || (host[site - 1] | 0x20) == 's')
            {
                continue;
            }

            rest = rest[mark.Length..];
            var digits = IdDigits.Decimal.Run(rest);
            if (digits == (isLong ? 3 : 2) || digits == (isLong ? 5 : 4))
            {
                forest = rest[..(isLong ? 3 : 2)];
                return rest.Length > digits + 4 && AsciiWords.IsLetter(rest[digits]) && AsciiWords.IsLetter(rest[digits + 1]);
            }
        }

        return false;
    }

    private static int EndOfLetters(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (at < text.Length && AsciiWords.IsLetter(text[at]))
        {
            at++;
        }

        return at;
    }
}
