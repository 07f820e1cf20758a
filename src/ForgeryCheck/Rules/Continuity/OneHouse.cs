using ForgeryCheck.Chains;
using ForgeryCheck.Facts;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Continuity;

/// <summary>
/// Two neighbouring hosts that have no name in common and may be of one house all the same: what the lines themselves show of it. Such a joint is no
/// reason to believe the lower line; it only cannot be held against it.
/// </summary>
internal static class OneHouse
{
    private const long Moment = 10_000;

    /// <summary>
    /// Inside a company hosts are named in the domain of its directory (corp.example's ad-corp.example), and its gateway calls itself by the domain
    /// that it sends for. The inner host has a private address, so no public name of it can be expected, and the gateway's is the author's.
    /// </summary>
    internal static bool HidesBehindGateway(MessageFacts facts, Hop upper, Hop lower) =>
        lower.ByAddress is { } address && HostEnd.IsInternal(address) && facts.Parties.HaveClient(upper);

    /// <summary>
    /// An Exchange server that hands its mail on within seconds: to a gateway inside the same network, which tells of it by a private address, or
    /// to a provider that it logged in to. What the server is called in the domain of its directory nobody outside knows.
    /// </summary>
    internal static bool IsExchangeInside(Hop upper, Hop lower) =>
        lower.Line.Product == ProductName.Exchange
        && (upper.HasInternalAddress || upper.Line.IsAuthenticated)
        && upper.Line.Date is { HasTime: true } late && lower.Line.Date is { HasTime: true } early
        && Math.Abs(late.UnixMilliseconds - early.UnixMilliseconds) <= Moment;

    /// <summary>
    /// A provider that hands its customers' mail to a filter outside, which writes no line, and takes it back: both lines are the provider's.
    /// </summary>
    internal static bool CameBack(MessageFacts facts, Hop upper, Hop lower) =>
        upper.ByOrganisation is { } provider && provider == lower.ByOrganisation && facts.Organisations.IsListed(provider);

    /// <summary>
    /// The receiver's own filter, named in a second domain of the receiver: it calls itself by a bare name, as hosts do inside, and what is told above it
    /// and below it was written by one program, with ids of one kind, within seconds.
    /// </summary>
    internal static bool IsOwnFilter(Hop above, Hop below) =>
        above.HeloHost is { } helo && !helo.Contains('.', StringComparison.Ordinal)
        && above.Line.Product is { } product && product == below.Line.Product
        && IdShape(above.Line.Id) is { } shape && shape == IdShape(below.Line.Id)
        && above.Line.Date is { HasTime: true } late && below.Line.Date is { HasTime: true } early
        && late.UnixMilliseconds - early.UnixMilliseconds is >= 0 and <= Moment;

    /// <summary>The length of an id with the places of its separators; null for one too short to have a shape.</summary>
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
