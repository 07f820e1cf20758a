using System.Buffers;
using ForgeryCheck.Hosts;

namespace ForgeryCheck.Names;

/// <summary>
/// What may be queried at all. Names come from hostile mail: they may be long, contain anything, or belong to the reader's own network, whose
/// internals must not leak to an outside resolver.
/// </summary>
internal static class Askable
{
    // No top-level domain has other characters, whatever the labels below it contain. Those of SpecialNames are never asked about; .test and .example
    // are: querying them harms nobody, and tests and samples use them.
    private static readonly SearchValues<char> TopCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Whether a question can have an answer in the public DNS.</summary>
    internal static bool Is(DnsQuestion question) => question.Type == DnsType.Ptr
        ? ReverseZone.TryParse(question.Name, out var address) && Address(address)
        : IsPublic(question.Name, hostNamesOnly: false);

    /// <summary>Whether a name, in lower case and without the trailing dot, is a host name of the public DNS.</summary>
    internal static bool Name(string name) => IsPublic(name, hostNamesOnly: true);

    /// <summary>Whether a name may be in the public DNS: as a host name, or with any printable characters, as the macros of SPF make them.</summary>
    private static bool IsPublic(string name, bool hostNamesOnly)
    {
        // RFC 1035 section 3.1: 255 octets on the wire, so 253 characters as text.
        if (name.Length is < 3 or > 253)
        {
            return false;
        }

        int labelStart = 0, labels = 1;
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (c == '.')
            {
                if (i - labelStart is 0 or > 63)
                {
                    return false;
                }

                labelStart = i + 1;
                labels++;
            }
            else if (hostNamesOnly ? !(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_') : c is < ' ' or > '~')
            {
                // The underscore is not a host name character (RFC 952), but many names contain it.
                return false;
            }
        }

        var top = name.AsSpan(labelStart);
        return labels >= 2 && top.Length is > 0 and <= 63
            && top.ContainsAnyExceptInRange('0', '9') // "1.2.3.4" and "1.2" are addresses or nothing
            && !top.ContainsAnyExcept(TopCharacters)
            && !SpecialNames.Fits(top);
    }

    /// <summary>
    /// Whether an address is public, or for documentation. Of IPv6 only 2000::/3 is allocated (RFC 4291 section 2.4 and the IANA registry).
    /// </summary>
    internal static bool Address(HostAddress address) =>
        SpecialAddresses.Registered.Of(address) is AddressKind.Public or AddressKind.Documentation && (!address.IsV6 || address.Bits >> 125 == 1);

    /// <summary>
    /// Whether an address is for examples only (RFC 5737, RFC 3849, RFC 9637): a replay may contain it, but a live resolver must not be asked.
    /// </summary>
    internal static bool IsDocumentation(HostAddress address) => SpecialAddresses.Registered.Of(address) == AddressKind.Documentation;
}
