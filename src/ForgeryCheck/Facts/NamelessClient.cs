namespace ForgeryCheck.Facts;

/// <summary>
/// Whether a client without any name handed the mail in, above a line that a host with a full name wrote: the basis of FC109, which no other rule may
/// count again.
/// </summary>
internal static class NamelessClient
{
    /// <summary>Whether it did, and the line below can be compared.</summary>
    internal static bool HandedIn(MessageFacts facts)
    {
        if (facts.Chain.BoundaryHop is not { HasPublicAddress: true, HeloOrganisation: null, ReverseOrganisation: null } client
            || client.Number >= facts.Chain.Hops.Count || ReverseNames.NobodyLooked(client.Line))
        {
            return false;
        }

        var server = facts.Chain.Hops[client.Number];
        // A scanner behind the server ("with qmail-scanner-2.05") records the server's client, and the server's own line is below.
        return client.Line.Product != ProductName.QmailScanner
            && server.ByOrganisation is not null && facts.Chain.Joints[client.Number - 1].Match == JointMatch.NotTestable
            && IsNamedAsNothing(client.HeloHost) && facts.Organisations.OfNetwork(client.Line.Address) is null;
    }

    /// <summary>
    /// An address or a word without a dot. "mail.corp.local" is a name, though it has no owner: servers behind a firewall do greet with it and write
    /// their external name into their lines. "source" is what Postini wrote for every client.
    /// </summary>
    private static bool IsNamedAsNothing(string? helo) =>
        helo is null || (!helo.Contains('.', StringComparison.Ordinal) && helo != "source") || HostAddress.TryParse(helo, out _);
}
