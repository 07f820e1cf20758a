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
    /// An Exchange server that passes its mail on within seconds: to a gateway inside the same network, which records a private address for it, or to
    /// a provider with which it authenticated. Nobody outside knows the server's name in the domain of its directory.
    /// </summary>
    internal static bool IsExchangeInside(Hop upper, Hop lower) =>
        lower.Line.Product == ProductName.Exchange
        && (upper.HasInternalAddress || upper.IsAuthenticated)
        && upper.Line.Date is { HasTime: true } late && lower.Line.Date is { HasTime: true } early
        && Math.Abs(late.UnixMilliseconds - early.UnixMilliseconds) <= Moment;

    /// <summary>
    /// A provider that sends its customers' mail through an external filter, which writes no line, and takes it back: both lines are the provider's.
    /// </summary>
    internal static bool CameBack(MessageFacts facts, Hop upper, Hop lower) =>
        upper.ByOrganisation is { } provider && provider == lower.ByOrganisation && facts.Organisations.IsListed(provider);

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
