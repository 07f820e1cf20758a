using ForgeryCheck.Trace;

namespace ForgeryCheck.Chains;

/// <summary>
/// The boundary by declared hosts: from the top, lines that a host of mine wrote, as long as the client was a host of mine too.
/// </summary>
internal sealed class DeclaredWalk(Sites sites)
{
    /// <summary>Finds the boundary; null where no line at the top was written by a declared host.</summary>
    internal Boundary? Find(IReadOnlyList<Hop> hops, InsideTest inside)
    {
        // The last steps of a delivery (a mailbox server, a filter on loopback) may be by hosts that nobody declares.
        var first = 0;
        while (!IsMine(hops[first].ByHost, hops[first].ByAddress))
        {
            if (!(inside.Has(hops[first]) || IsMyClient(hops[first])) || ++first == hops.Count)
            {
                return null;
            }
        }

        return Walk(hops, first, first);
    }

    /// <summary>
    /// The boundary below a line that is known to be right, whoever wrote it; null where its client is a stranger, or nothing stands below it.
    /// </summary>
    internal Boundary? GoOn(IReadOnlyList<Hop> hops, int index) =>
        sites.Mine.Count > 0 && index + 1 < hops.Count && hops[index].Line.Address is not null && IsMyClient(hops[index]) ? Walk(hops, index + 1, index) : null;

    private Boundary Walk(IReadOnlyList<Hop> hops, int first, int last)
    {
        for (var i = first; i < hops.Count; i++)
        {
            var hop = hops[i];
            if (hop.ByHost is null && hop.ByAddress is null && !hop.HasClient)
            {
                continue;
            }

            if (!IsMine(hop.ByHost, hop.ByAddress))
            {
                return At(hops[last], $"{hop.Server}, which wrote the line below, is none of them");
            }

            last = i;
            if (hop.HasClient && !IsMyClient(hop))
            {
                return At(hop, $"its client {hop.Client} is none of them");
            }
        }

        return new(hops.Count, BoundaryBasis.Declared, "every line was written by hosts that are declared as yours") { IsBottom = true };
    }

    private Boundary At(Hop hop, string end)
    {
        // The listener's own line, and that of the server in front of it, need no declaration.
        var declared = sites.Mine.FirstOrDefault(s => s.Has(hop.ByHost, hop.ByAddress)) is { } site ? $", which is declared as yours ({site.Name})" : "";
        return new(hop.Number, BoundaryBasis.Declared, $"line {hop.Number} was written by {hop.Server}{declared}; {end}");
    }

    private bool IsMine(string? host, HostAddress? address)
    {
        foreach (var site in sites.Mine)
        {
            if (site.Has(host, address))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsMyClient(Hop hop)
    {
        if (hop.IsFetch || IsMine(null, hop.Line.Address))
        {
            return true;
        }

        // The reverse name is what my own host found; a name that does not lead back, or a customer's, proves nothing.
        if (hop.ReverseHost is { } reverse && IsMine(reverse, null) && !hop.IsReverseNameUnproven
            && (hop.HasInternalAddress || !CustomerNames.Fits(reverse, hop.Line.Address)))
        {
            return true;
        }

        // A public client may call itself what it likes, and so may one whose address was not written down. Inside, a HELO of mine is as good as
        // the network that it came over.
        return (hop.HasInternalAddress || (hop.Line.Address is null && (!hop.HasClient || hop.IsLmtp || hop.Line.Kind != ReceivedKind.Smtp)))
            && (IsMine(hop.HeloHost, null) || hop is { HeloOrganisation: null, ReverseOrganisation: null });
    }
}
