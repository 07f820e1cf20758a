using ForgeryCheck.Hosts;

namespace ForgeryCheck.Chains;

/// <summary>The boundary by declared hosts: from the top, the lines written by the reader's hosts, as long as the client was one too.</summary>
internal sealed class DeclaredWalk(Sites sites, Organisations organisations, CustomerNames customers)
{
    /// <summary>Finds the boundary; null if no line at the top was written by a declared host.</summary>
    internal Boundary? Find(IReadOnlyList<Hop> hops, IReadOnlyList<Joint> joints, InsideTest inside)
    {
        // The last steps of a delivery (a mailbox server, a filter on loopback) may be by hosts that are not declared.
        var first = 0;
        while (!IsByMine(hops, joints, first))
        {
            var next = first + 1 < hops.Count ? hops[first + 1] : null;
            if (!(inside.Has(hops[first], next) || IsMyClient(hops[first], next)) || ++first == hops.Count)
            {
                return null;
            }
        }

        return Walk(hops, joints, first, first);
    }

    /// <summary>
    /// The boundary below a line that is known to be right, whoever wrote it; null if its client is an external host or it is the lowest line.
    /// </summary>
    internal Boundary? GoOn(IReadOnlyList<Hop> hops, IReadOnlyList<Joint> joints, int index) =>
        sites.Mine.Count > 0 && index + 1 < hops.Count && hops[index].Line.Address is not null && IsMyClient(hops[index], hops[index + 1]) ? Walk(hops, joints, index + 1, index) : null;

    private Boundary Walk(IReadOnlyList<Hop> hops, IReadOnlyList<Joint> joints, int first, int last)
    {
        for (var i = first; i < hops.Count; i++)
        {
            var hop = hops[i];
            var next = i + 1 < hops.Count ? hops[i + 1] : null;
            if (hop.ByHost is null && hop.ByAddress is null && !hop.HasClient)
            {
                // A step that names no host belongs to the host that wrote the line above; its form decides whether the walk goes on.
                if (next is not null && !InnerSteps.Lead(hop, next))
                {
                    return At(hop, HandOverBasis.Unknown(hop)!);
                }

                continue;
            }

            if (!IsByMine(hops, joints, i) && !(last == i - 1 && i > first && InnerSteps.LeadWithin(hops[last], hop)))
            {
                return At(hops[last], $"{hop.Server}, which wrote the line below, is not declared");
            }

            last = i;
            if (!IsMyClient(hop, next))
            {
                return At(hop, HandOverBasis.Unknown(hop) ?? $"its client {hop.Client} is not declared");
            }
        }

        return new(hops.Count, BoundaryBasis.Declared, "every line was written by hosts that are declared as yours") { IsBottom = true };
    }

    private Boundary At(Hop hop, string end)
    {
        // The listener's own line, and that of the server in front of it, need no declaration.
        var declared = sites.Mine.FirstOrDefault(s => s.Has(hop.ByHost, hop.ByAddress)) is { } site ? $", which is declared as yours{(site.IsTrustOnly ? "" : $" ({site.Name})")}"
            : sites.GatewayOf(hop.ByHost, hop.ByAddress) is { } gateway ? $", which is declared as your gateway ({gateway.Name})"
            : "";
        return new(hop.Number, BoundaryBasis.Declared, $"line {hop.Number} was written by {hop.Server}{declared}; {end}");
    }

    /// <summary>
    /// Whether a declared host wrote a line: by its name or address, or because it was the client of the line above, at a declared address, and this line
    /// has its name. A relay writes the next line, so nobody else can have written it (RFC 5321 section 4.4).
    /// </summary>
    private bool IsByMine(IReadOnlyList<Hop> hops, IReadOnlyList<Joint> joints, int index) =>
        IsMine(hops[index].ByHost, hops[index].ByAddress)
        || (index > 0 && hops[index - 1].Line.Address is { } client && IsMine(null, client)
            && joints[index - 1].Match is JointMatch.ReverseName or JointMatch.Address or JointMatch.Name);

    private bool IsMine(string? host, HostAddress? address)
    {
        foreach (var site in sites.Mine)
        {
            if (site.Has(host, address) || site.GatewayOf(host, address) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsMyClient(Hop hop, Hop? next)
    {
        if (hop.IsFetch || IsMine(null, hop.Line.Address))
        {
            return true;
        }

        if (hop.Line.Address is not { } address)
        {
            // A client's HELO proves nothing, not even a declared name: an external host knows the names of the reader's hosts. Only LMTP and steps
            // without a client go on without an address.
            return (next is null ? !hop.HasClient || hop.IsLmtp || hop.Line.Kind != ReceivedKind.Smtp : InnerSteps.Lead(hop, next))
                && (IsMine(hop.HeloHost, null) || HasNoFullName(hop));
        }

        // 0.0.0.0 is not a host's address, and webmail users are not the reader's hosts.
        if (hop.Line.Kind == ReceivedKind.Web || HandOverBasis.Address(hop) is null)
        {
            return false;
        }

        // The reverse name is what the reader's own host looked up: an unconfirmed one proves nothing, and a customer's counts only if it is declared in full.
        if (hop.ReverseHost is { } reverse && IsMine(reverse, null) && hop.Line.ReverseNote != ReverseNameNote.Unconfirmed
            && (hop.IsInsideNetwork || (hop.IsReverseNameConfirmed && (IsNamed(reverse) || !customers.Fits(reverse, organisations.RegistrableDomain(reverse), address)))))
        {
            return true;
        }

        // A public client may call itself anything. Inside, a declared HELO is as trustworthy as the network it came over.
        return hop.IsInsideNetwork && (IsMine(hop.HeloHost, null) || HasNoFullName(hop));
    }

    private bool IsNamed(string host)
    {
        foreach (var site in sites.Mine)
        {
            if (site.Firewalls.Names(host) || site.Gateways.Any(gateway => gateway.Hosts.Names(host)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasNoFullName(Hop hop) => hop is { HeloOrganisation: null, ReverseOrganisation: null };
}
