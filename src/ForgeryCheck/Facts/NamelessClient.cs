using ForgeryCheck.Chains;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Facts;

/// <summary>
/// Tells whether a client without any name handed the mail in, over a line that a host with a full name wrote: what FC109 stands on, so that
/// no other rule may count it again.
/// </summary>
internal static class NamelessClient
{
    /// <summary>Whether it did, and the line below can be compared.</summary>
    internal static bool HandedIn(MessageFacts facts)
    {
        if (facts.Chain.BoundaryHop is not { HasPublicAddress: true, HeloOrganisation: null, ReverseOrganisation: null } client
            || client.Number >= facts.Chain.Hops.Count)
        {
            return false;
        }

        var server = facts.Chain.Hops[client.Number];
        // A scanner behind the server ("with qmail-scanner-2.05") tells of the server's client, and the server's own line stands below.
        return client.Line.Product != ProductName.QmailScanner
            && server.ByOrganisation is not null && facts.Chain.Joints[client.Number - 1].Match == JointMatch.NotTestable
            && IsNamedAsNothing(client.HeloHost) && facts.Organisations.OfNetwork(client.Line.Address) is null;
    }

    /// <summary>
    /// An address or a word without a dot. "mail.corp.local" is a name, though nobody's: servers behind a firewall do greet with it and
    /// write their outer name into their lines. "source" is what Postini wrote for every client.
    /// </summary>
    private static bool IsNamedAsNothing(string? helo) =>
        helo is null || (!helo.Contains('.', StringComparison.Ordinal) && helo != "source") || HostAddress.TryParse(helo, out _);
}
