using ForgeryCheck.Hosts;

namespace ForgeryCheck.Facts;

/// <summary>Finds out whether a host that many senders share handed the mail in, and from whom its provider says it came.</summary>
internal static class SharedHosts
{
    /// <summary>The host, if its name is confirmed to be one of a big mail provider's and not that of a customer's connection; null otherwise.</summary>
    /// <param name="facts">The message.</param>
    /// <param name="forgedFrom">The first line that looks forged; null if none does.</param>
    internal static SharedHost? Of(MessageFacts facts, int? forgedFrom)
    {
        if (facts.Chain.BoundaryHop is not { Line.Address: { } address, IsReverseNameConfirmed: true, ReverseHost: { } name } boundary
            || facts.Tables.Providers.Named(name) is not { } provider || facts.Organisations.RegistrableDomain(name) is not { } domain)
        {
            return null;
        }

        var greetsWithIt = string.Equals(boundary.HeloHost, name, StringComparison.OrdinalIgnoreCase);
        return facts.Tables.CustomerNames.Show(name, domain, address, greetsWithIt) ? null : new SharedHost(provider.Name, SourceBelow(facts, boundary, forgedFrom));
    }

    // From the boundary down, as long as each line is by the provider and fits the one above it: the last of them is where the mail came to the provider.
    private static ClaimedSource? SourceBelow(MessageFacts facts, Hop boundary, int? forgedFrom)
    {
        Hop? last = null;
        foreach (var hop in facts.Chain.Claimed)
        {
            if (hop.Number >= forgedFrom || hop.ByOrganisation is not { } organisation || organisation != boundary.ReverseOrganisation
                || facts.Chain.Joints[hop.Number - 2].Match is JointMatch.Broken or JointMatch.NotTestable)
            {
                break;
            }

            last = hop;
        }

        return last is { HasPublicAddress: true, Line.Address: { } address, ByHost: { } by } && last.ReverseOrganisation != boundary.ReverseOrganisation
            && facts.Organisations.OfNetwork(address) != boundary.ReverseOrganisation
            ? new ClaimedSource(last.Number, address, by) : null;
    }
}
