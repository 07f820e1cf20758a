using ForgeryCheck.Hosts;

namespace ForgeryCheck.Chains;

/// <summary>
/// Whether the client of a line is inside the system that wrote it, as far as the line itself shows. The client's claims are ignored, since
/// it may have written all lines below: only its address counts, and a forward-confirmed name.
/// </summary>
internal sealed class InsideTest(Organisations organisations, SpecialAddresses addresses, CustomerNames customers)
{
    private const string Yahoo = "yahoo.com";

    /// <summary>Whether a line's client is inside, so that the line below was written by the same system.</summary>
    /// <param name="hop">The line.</param>
    /// <param name="next">The line below it; null for the lowest.</param>
    internal bool Has(Hop hop, Hop? next) => Find(hop, next) != InsideSign.None;

    /// <summary>What shows that a line's client is inside, phrased to follow "reached it through"; null if nothing does.</summary>
    internal string? Why(Hop hop, Hop? next) => Find(hop, next) switch
    {
        InsideSign.Fetch => "a fetch from the reader's own mailbox",
        InsideSign.Step => "a step inside one system",
        InsideSign.Lmtp => "LMTP, which is spoken inside one system only",
        InsideSign.StepInYahoo => "a step inside Yahoo",
        InsideSign.StepInOutlook => "a step inside Outlook.com",
        InsideSign.InternalAddress => "an address inside a network",
        InsideSign.OwnAddress => "the server's own address",
        InsideSign.AddressOfOrganisation => $"an address of {hop.ByOrganisation}",
        InsideSign.NameOfOrganisation => $"{hop.ReverseHost}, a name of {hop.ByOrganisation} that resolves back to its address",
        _ => null,
    };

    private InsideSign Find(Hop hop, Hop? next)
    {
        // A truncated line, or one with unbalanced parentheses, may well record a client that was not seen.
        if (hop.Line.Address is null && (hop.Line.Faults & (LineFaults.TooLong | LineFaults.Unbalanced)) != 0)
        {
            return InsideSign.None;
        }

        if (hop.IsFetch)
        {
            return InsideSign.Fetch;
        }

        // RFC 2033 section 5: LMTP is never spoken across the Internet, so a public address is that of another host of the system. Only a customer's machine
        // has no business there.
        if (hop.IsLmtp && next is not null
            && !(hop is { ReverseHost: { } name, Line.Address: { } client } && customers.Fits(name, organisations.RegistrableDomain(name), client)))
        {
            return InsideSign.Lmtp;
        }

        if (hop.Line.Address is not { } address)
        {
            return (next is null ? IsLowestInside(hop) : InnerSteps.Lead(hop, next)) ? InsideSign.Step : InsideSign.None;
        }

        // The client of a web page or its API is a user, wherever they are. Yahoo's servers pass incoming mail on to mailboxes by HTTP, from 127.0.0.1 or
        // an address inside; its users have public ones.
        if (hop.Line.Kind == ReceivedKind.Web)
        {
            return hop is { HasInternalAddress: true, ByOrganisation: Yahoo } ? InsideSign.StepInYahoo : InsideSign.None;
        }

        if (hop.IsInsideNetwork)
        {
            return IsBehindTranslation(hop, next) ? InsideSign.None : InsideSign.InternalAddress;
        }

        return address == hop.ByAddress ? InsideSign.OwnAddress : OfOrganisation(hop, address);
    }

    private InsideSign OfOrganisation(Hop hop, HostAddress address)
    {
        const string Microsoft = "outlook.com";
        if (hop.ByOrganisation is not { } organisation)
        {
            return InsideSign.None;
        }

        // Outlook.com writes 255.255.255.255 for some of its own steps; no client can have it. 0.0.0.0 means that the address is unknown.
        if (addresses.Of(address) is var kind and (AddressKind.Broadcast or AddressKind.Unspecified))
        {
            return kind == AddressKind.Broadcast && organisation == Microsoft && hop.HeloOrganisation == organisation ? InsideSign.StepInOutlook : InsideSign.None;
        }

        return organisations.OfNetwork(address) == organisation ? InsideSign.AddressOfOrganisation
            : hop.IsReverseNameConfirmed && hop.ReverseOrganisation == organisation
                && !customers.Fits(hop.ReverseHost!, organisations.RegistrableDomain(hop.ReverseHost), address)
                ? InsideSign.NameOfOrganisation
                : InsideSign.None;
    }

    /// <summary>
    /// An address translation in front of the server, such as that of a container's network, hides every client behind an address inside. Then a stranger
    /// who greets as the host that wrote the line below may have written it himself; a host inside has a name in the server's DNS, or its organisation's.
    /// </summary>
    private static bool IsBehindTranslation(Hop hop, Hop? next) =>
        hop is { ReverseHost: null, HeloOrganisation: { } stranger, ByOrganisation: { } own, AddressKind: not AddressKind.Loopback }
        && stranger != own && stranger == next?.ByOrganisation;

    // No line below has to be trusted: this one has all that is known, which may be nothing.
    private static bool IsLowestInside(Hop hop) => !hop.HasClient || hop.IsLmtp || hop.Line.Kind != ReceivedKind.Smtp;
}
