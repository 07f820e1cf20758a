using ForgeryCheck.Trace;

namespace ForgeryCheck.Chains;

/// <summary>Whether the client of a line is inside the system that wrote it, as far as the line itself can show.</summary>
internal sealed class InsideTest(Organisations organisations, SpecialAddresses addresses)
{
    /// <summary>Whether a line's client is inside.</summary>
    internal bool Has(Hop hop)
    {
        // A line that could not be read to its end, or whose parentheses do not close, may well tell of a client that was not seen.
        if (hop.Line.Address is null && (hop.Line.Faults & (LineFaults.TooLong | LineFaults.Unbalanced)) != 0)
        {
            return false;
        }

        // LMTP is for the last step inside a system, never for the Internet (RFC 2033 section 5).
        if (!hop.HasClient || hop.IsFetch || hop.IsLmtp || hop.HasInternalAddress)
        {
            return true;
        }

        if (hop.Line.Address is not { } address)
        {
            // Without an address there are names only. What the host looked up itself counts; HELO is the client's own word, which a stranger
            // says as well (RFC 5321 section 4.1.4), so it brings nobody inside. Steps within a host by other ways than SMTP have no stranger.
            return hop.ReverseOrganisation is { } reverse
                ? reverse == hop.ByOrganisation && !hop.IsReverseNameUnproven
                : hop.Line.Kind != ReceivedKind.Smtp;
        }

        if (address == hop.ByAddress || addresses.Of(address) is AddressKind.Broadcast or AddressKind.Unspecified)
        {
            // Outlook.com writes 255.255.255.255 for some of its own steps.
            return address == hop.ByAddress || hop.HeloOrganisation == hop.ByOrganisation;
        }

        return hop.ByOrganisation is { } organisation
            && ((hop.ReverseOrganisation == organisation && !hop.IsReverseNameUnproven && !CustomerNames.Fits(hop.ReverseHost!, address))
                || organisations.OfNetwork(address) == organisation);
    }
}
