namespace ForgeryCheck.Facts;

/// <summary>
/// Whether a client without any name handed the mail in, above a line that a host with a full name wrote: the basis of FC109, which no other rule may
/// count again.
/// </summary>
internal static class NamelessClient
{
    /// <summary>Whether it did, and the line below can be compared.</summary>
    internal static bool HandedIn(MessageFacts facts) => Server(facts) is not null;

    /// <summary>
    /// The line that the client would have to have written, if it handed the mail in; null otherwise. Steps below the hand-over that show neither a client nor
    /// whose host they are in are passed over: anybody can write one.
    /// </summary>
    internal static Hop? Server(MessageFacts facts)
    {
        if (facts.Chain.BoundaryHop is not { HasPublicAddress: true, HeloOrganisation: null, ReverseOrganisation: null } client
            || client.Number >= facts.Chain.Hops.Count || ReverseNames.NobodyLooked(client.Line))
        {
            return null;
        }

        var at = client.Number;
        while (at + 1 < facts.Chain.Hops.Count && facts.Chain.Hops[at] is { HasClient: false, ByOrganisation: null, ByAddress: null })
        {
            at++;
        }

        var server = facts.Chain.Hops[at];
        // A scanner behind the server ("with qmail-scanner-2.05") records the server's client, and the server's own line is below.
        return client.Line.Product != ProductName.QmailScanner
            && server.ByOrganisation is not null && facts.Chain.Joints[at - 1].Match == JointMatch.NotTestable
            && IsNamedAsNothing(client.HeloHost) && facts.Organisations.OfNetwork(client.Line.Address) is null ? server : null;
    }

    /// <summary>
    /// An address or a word without a dot. "mail.corp.local" is a name, though it has no owner: servers behind a firewall do greet with it and write
    /// their external name into their lines. "source" is what Postini wrote for every client.
    /// </summary>
    private static bool IsNamedAsNothing(string? helo) =>
        helo is null || (!helo.Contains('.', StringComparison.Ordinal) && helo != "source") || HostAddress.TryParse(helo, out _);
}
