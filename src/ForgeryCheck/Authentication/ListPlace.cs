using System.Buffers;
using ForgeryCheck.Fields;
using ForgeryCheck.Hosts;

namespace ForgeryCheck.Authentication;

/// <summary>
/// On which side of the boundary a mailing list is. A list of the reader's own system takes the mail in at the boundary and changes it afterwards:
/// the client that handed it in was no list.
/// </summary>
internal static class ListPlace
{
    private static readonly SearchValues<byte> AfterDomain = SearchValues.Create(" \t\r\n>?/"u8);

    /// <summary>Whether a list-field of the message names an organisation whose hosts wrote trusted lines.</summary>
    internal static bool IsBehindBoundary(FieldFacts fields, Chain chain, Organisations organisations) =>
        Names(fields, organisations, organisation => WroteTrusted(chain, organisation));

    /// <summary>Whether a list-field of the message names an organisation.</summary>
    internal static bool IsOf(FieldFacts fields, string organisation, Organisations organisations) =>
        Names(fields, organisations, named => named == organisation);

    private static bool Names(FieldFacts fields, Organisations organisations, Predicate<string> isMeant)
    {
        foreach (var field in fields.Fields)
        {
            if (field.Kind == FieldKind.List && IdOf(fields.Header.Value(field.Field).Span, organisations) is { } organisation && isMeant(organisation))
            {
                return true;
            }
        }

        return false;
    }

    // RFC 2919 section 2: the list identifier is in angle brackets, and is not an address. RFC 2369: the other fields hold addresses and links.
    private static string? IdOf(ReadOnlySpan<byte> value, Organisations organisations)
    {
        var open = value.LastIndexOf((byte)'<');
        var id = open < 0 ? value : value[(open + 1)..];
        id = id[(id.LastIndexOf((byte)'@') + 1)..];
        var end = id.IndexOfAny(AfterDomain);
        return organisations.Of((end < 0 ? id : id[..end]).Trim(" \t\r\n"u8));
    }

    private static bool WroteTrusted(Chain chain, string organisation)
    {
        foreach (var hop in chain.Hops)
        {
            if (hop.IsClaimed)
            {
                return false;
            }

            if (hop.ByOrganisation == organisation)
            {
                return true;
            }
        }

        return false;
    }
}
