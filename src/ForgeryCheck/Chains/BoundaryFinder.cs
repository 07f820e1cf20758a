using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Chains;

/// <summary>Finds the lowest line that the reader can trust: as recorded, declared, marked, or inferred, in that order.</summary>
internal sealed class BoundaryFinder(Sites sites, Organisations organisations, CustomerNames customers, InsideTest inside)
{
    private readonly DeclaredWalk _declared = new(sites, organisations, customers);
    private readonly RecordedWalk _recorded = new(new DeclaredWalk(sites, organisations, customers));

    /// <summary>Finds the boundary.</summary>
    internal Boundary Find(MailMessage message, IReadOnlyList<Hop> hops, IReadOnlyList<Joint> joints)
    {
        if (hops.Count == 0)
        {
            return new(null, BoundaryBasis.None, "the message has no Received line");
        }

        if (message.Session is { } session && _recorded.Find(session, hops, joints) is { } recorded)
        {
            return recorded;
        }

        var boundary = (sites.Mine.Count > 0 ? _declared.Find(hops, joints, inside) : null)
            ?? Marked(message.Header, hops)
            ?? WorkedOut(hops, joints);
        if (sites.Mine.Count > 0 && boundary.Basis != BoundaryBasis.Declared)
        {
            var gateway = sites.HasGateways ? " or as your gateway" : "";
            boundary = boundary with { Reason = $"no line at the top was written by a host that is declared as yours{gateway}; {boundary.Reason}" };
        }

        return boundary;
    }

    /// <summary>
    /// Outlook.com inserts X-IncomingTopHeaderMarker above the header as received: everything above it was written by Outlook.com. A sender can write the field
    /// too, so it counts only if hosts of Outlook.com wrote all lines above it and none of them took the message from an external host.
    /// </summary>
    private Boundary? Marked(HeaderBlock header, IReadOnlyList<Hop> hops)
    {
        const string Microsoft = "outlook.com";
        if (hops[0].ByOrganisation != Microsoft)
        {
            return null;
        }

        var marker = IndexOfMarker(header);
        var count = 0;
        while (count < hops.Count && hops[count].FieldIndex < marker)
        {
            count++;
        }

        for (var i = 0; i < count; i++)
        {
            if (hops[i].ByOrganisation != Microsoft || (i < count - 1 && !inside.Has(hops[i], hops[i + 1])))
            {
                return null;
            }
        }

        return count == 0 ? null : new(
            count,
            BoundaryBasis.Marked,
            $"Outlook.com marked where the header that it received begins (X-IncomingTopHeaderMarker); line {count} is the last one above that mark")
        {
            IsBottom = count == hops.Count && inside.Has(hops[count - 1], null),
        };
    }

    /// <summary>
    /// The reader's own system wrote line 1. From there down, lines are trusted while the client of the line above is inside: the first external host is
    /// the one that handed the message in.
    /// </summary>
    private Boundary WorkedOut(IReadOnlyList<Hop> hops, IReadOnlyList<Joint> joints)
    {
        var at = 0;
        while (inside.Has(hops[at], at + 1 < hops.Count ? hops[at + 1] : null))
        {
            if (at == hops.Count - 1)
            {
                return new(hops.Count, BoundaryBasis.WorkedOut, "every line is a step inside one system, so the lowest one shows who handed the message in")
                {
                    IsBottom = true,
                };
            }

            if (joints[at].Match == JointMatch.Broken)
            {
                return new(at + 1, BoundaryBasis.WorkedOut, $"the client of line {at + 1} looks like a host of the same system, but {joints[at].Why}");
            }

            at++;
        }

        var hop = hops[at];
        var way = at switch
        {
            0 => "the receiving system wrote line 1",
            1 => "line 1 is a step inside the receiving system",
            2 => "lines 1 and 2 are steps inside the receiving system",
            _ => $"lines 1 to {at} are steps inside the receiving system",
        };
        return new(at + 1, BoundaryBasis.WorkedOut, HandOverBasis.Unknown(hop) is { } unknown
            ? $"worked out: {way}, and {unknown}, so it is not known who handed the message in"
            : $"worked out: {way}, and the client of line {hop.Number}, {hop.Client}, is the first external host{(at < joints.Count ? OrOwn(hop, hops[at + 1], joints[at]) : "")}");
    }

    private static int IndexOfMarker(HeaderBlock header)
    {
        for (var i = 0; i < header.Fields.Length; i++)
        {
            if (header.Fields[i].NameLength == 25 && header.Is(header.Fields[i], "X-IncomingTopHeaderMarker"u8))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>
    /// The other candidate, where the client may be the receiver's own: it has a name of the receiver's organisation, which nothing confirms, and one
    /// program wrote both lines within seconds.
    /// </summary>
    private static string OrOwn(Hop hop, Hop next, Joint joint) =>
        hop is { ByOrganisation: { } own, HasPublicAddress: true, Line: { Address: { } address, Product: { } product }, DelaySeconds: >= 0 and <= 10 }
        && next.HasPublicAddress && next.ByOrganisation == own && next.Line.Product == product
        && (hop.ReverseOrganisation == own || hop.HeloOrganisation == own)
            ? $"; it may also be one of {own}'s own hosts: if so, declare it with --trust {address}{(joint.Match == JointMatch.Organisation ? $" --trust {next.Server}" : "")}, "
                + $"and the message was handed in by {next.Client} (line {next.Number})"
            : "";
}
