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

        var last = first;
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
        var site = sites.Mine.First(s => s.Has(hop.ByHost, hop.ByAddress));
        return new(
            hop.Number,
            BoundaryBasis.Declared,
            $"line {hop.Number} was written by {hop.Server}, which is declared as yours ({site.Name}); {end}");
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

        // A public client may call itself what it likes. Inside, a HELO of mine is as good as the network that it came over.
        return (hop.HasInternalAddress || hop.Line.Address is null)
            && (IsMine(hop.HeloHost, null) || hop is { HeloOrganisation: null, ReverseOrganisation: null });
    }
}
