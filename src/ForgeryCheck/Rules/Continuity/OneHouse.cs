using ForgeryCheck.Authentication;
using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Continuity;

/// <summary>
/// Two adjacent hosts with no name in common that may still belong to one organisation, by what the lines themselves show. Such a joint is no
/// reason to believe the lower line, but cannot be held against it.
/// </summary>
internal static class OneHouse
{
    private const long Moment = 10_000;

    /// <summary>
    /// Inside a company, hosts are named in the domain of its directory (corp.example's ad-corp.example), and its gateway calls itself by the domain
    /// for which it sends. The inner host has a private address, so it needs no public name, and the gateway has the author's domain.
    /// </summary>
    internal static bool HidesBehindGateway(MessageFacts facts, Hop upper, Hop lower) =>
        lower.ByAddress is { } address && HostEnd.IsInternal(address) && facts.Parties.HaveClient(upper);

    /// <summary>
    /// The same at the hand-over, where the client may have written everything below. It calls itself the author's, as far as the receiver says, since most
    /// receivers do not say whether a reverse name is confirmed; and a trusted host found that it may send for the author, or the host below is an
    /// Exchange server that passed the mail on at once.
    /// </summary>
    internal static bool IsAuthorsGateway(MessageFacts facts, Hop client, Hop lower) =>
        IsAuthors(facts, client)
        && lower.ByAddress is { } address && HostEnd.IsInternal(address) && (facts.Authentication.Passed is not null || IsExchangeAMomentBefore(client, lower));

    /// <summary>
    /// An Exchange server that passes its mail on within seconds: to a gateway inside the same network, which records a private address for it, or to
    /// a provider with which it authenticated. Nobody outside knows the server's name in the domain of its directory.
    /// </summary>
    internal static bool IsExchangeInside(Hop upper, Hop lower) =>
        (upper.HasInternalAddress || upper.IsAuthenticated) && IsExchangeAMomentBefore(upper, lower);

    private static bool IsExchangeAMomentBefore(Hop upper, Hop lower) =>
        lower.Line.Product == ProductName.Exchange
        && upper.Line.Date is { HasTime: true } late && lower.Line.Date is { HasTime: true } early
        && Math.Abs(late.UnixMilliseconds - early.UnixMilliseconds) <= Moment;

    /// <summary>
    /// A provider that sends its customers' mail through an external filter, which writes no line, and takes it back: both lines are the provider's.
    /// </summary>
    internal static bool CameBack(MessageFacts facts, Hop upper, Hop lower) =>
        upper.ByOrganisation is { } provider && provider == lower.ByOrganisation && facts.Organisations.IsListed(provider);

    /// <summary>
    /// The same, where the author is authenticated besides: an outside filter of the author's provider that signs again, or leaves the signature as it
    /// is. Whoever writes the provider's line himself cannot sign for the author too, unless the client is the author's own.
    /// </summary>
    internal static bool CameBackFromAuthor(MessageFacts facts, Hop upper, Hop lower) =>
        CameBack(facts, upper, lower) && facts.Authentication.Passed is not null && !IsAuthors(facts, upper);

    /// <summary>
    /// A shared provider names its customers in no line, so nothing there can name the author. A signature or DMARC, as a trusted host found it, says
    /// what the lines do not. SPF alone does not: it is about the client, which is not in question.
    /// </summary>
    internal static bool IsAuthorsProvider(MessageFacts facts, Hop upper, Hop lower) =>
        lower.ByOrganisation is { } provider && facts.Organisations.IsListed(provider)
        && facts.Authentication.Passed is { Method: AuthMethod.Dkim or AuthMethod.Dmarc } && !IsAuthors(facts, upper);

    private static bool IsAuthors(MessageFacts facts, Hop client) =>
        facts.Authentication.Organisation is { } author && (client.ReverseOrganisation ?? client.HeloOrganisation) == author;

    /// <summary>
    /// A line whose client is the server itself, at an address inside: a tunnel, a container or NAT ends there, and hides which host it was.
    /// </summary>
    internal static bool IsServerItself(Hop upper) =>
        upper.HasInternalAddress && upper.ByHost is { } own && own == (upper.ReverseHost ?? upper.HeloHost);

    /// <summary>
    /// The receiver's own filter, named in a second domain of the receiver: its HELO is a bare name, as used internally, and the lines above and
    /// below were written by one program, with ids of one kind, within seconds.
    /// </summary>
    internal static bool IsOwnFilter(Hop above, Hop below) =>
        above.HeloHost is { } helo && !helo.Contains('.', StringComparison.Ordinal)
        && above.Line.Product is { } product && product == below.Line.Product
        && IdShape(above.Line.Id) is { } shape && shape == IdShape(below.Line.Id)
        && above.Line.Date is { HasTime: true } late && below.Line.Date is { HasTime: true } early
        && late.UnixMilliseconds - early.UnixMilliseconds is >= 0 and <= Moment;

    /// <summary>
    /// A user of the receiver who logged in and resent a message in his own name, with the lines of its first way (RFC 5322 section 3.6.6): so people hand
    /// suspicious mail to their abuse desk. A login alone shows nothing of the lines: accounts are stolen to send spam.
    /// </summary>
    internal static bool IsResentByUser(MessageFacts facts, Hop boundary) =>
        boundary is { IsAuthenticated: true, ByOrganisation: { } own } && facts.Message.Header.Find("Resent-From"u8) is { } resent
        && facts.Organisations.Of(MailAddress.DomainOf(facts.Message.Header.Text(resent).TrimEnd(' ', '>'))) == own;

    /// <summary>
    /// A client that belongs to the receiver, as a trusted line shows: it speaks LMTP, which is not for use between organisations (RFC 2033 section 5),
    /// or its address is next to those of the receiver's own hosts. Null if nothing shows it.
    /// </summary>
    internal static string? OwnClient(Chain chain, Hop boundary) =>
        boundary.IsLmtp ? "LMTP is spoken inside one system only"
        : IsNextDoor(chain, boundary) ? "its address is in the network of the receiver's own hosts"
        : null;

    /// <summary>
    /// The client greets with the name of the host below as it is called inside: "mx7", or "mx7.dmz", for mx7.telco.example. A gateway of the receiver's
    /// does, and so may anybody else.
    /// </summary>
    internal static bool HasInsideName(MessageFacts facts, Hop above, Hop below) =>
        above is { HeloHost: { } helo, HeloAddress: null, HeloOrganisation: null } && below is { ByHost: { } by, ByOrganisation: not null }
        && HostNames.FirstLabel(helo).SequenceEqual(HostNames.FirstLabel(by))
        && !(above.ReverseHost is { } name && facts.Tables.CustomerNames.IsAccessLine(name, facts.Organisations.RegistrableDomain(name)));

    // Only lines above the hand-over count: below it, the client may have written the address that suits it.
    private static bool IsNextDoor(Chain chain, Hop boundary)
    {
        if (!boundary.HasPublicAddress || boundary.Line.Address is not { } client)
        {
            return false;
        }

        var network = AddressBlock.Around(client, client.IsV6 ? 64 : 24);
        foreach (var hop in chain.Hops)
        {
            if (hop.Number > boundary.Number)
            {
                break;
            }

            if ((hop.ByAddress is { } server && network.Has(server))
                || (hop.Number < boundary.Number && hop.Line.Address is { } inside && network.Has(inside)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The length of an id with the positions of its separators; null if it is too short to have a shape.</summary>
    private static string? IdShape(string? id)
    {
        if (id is not { Length: >= 10 and <= 64 })
        {
            return null;
        }

        return string.Create(id.Length, id, static (shape, id) =>
        {
            for (var i = 0; i < shape.Length; i++)
            {
                shape[i] = char.IsAsciiLetterOrDigit(id[i]) ? 'x' : id[i];
            }
        });
    }
}
