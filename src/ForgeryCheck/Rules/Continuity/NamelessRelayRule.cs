namespace ForgeryCheck.Rules.Continuity;

/// <summary>
/// The client that handed the mail in gave no name at all: its HELO is an address or a bare word, and its address has no reverse name. Yet the line
/// below says that a host with a full name had the mail last. A host that writes Received lines under a name greets with that name (RFC 5321 section
/// 4.1.4); one that greets without is a machine that only sends and never receives.
/// </summary>
internal sealed class NamelessRelayRule : IRule
{
    private static readonly string[] Reasons =
    [
        "A badly configured mail server greets with an address or a bare word, and its address has no name in the DNS.",
        "A device in between, such as a firewall that rewrites SMTP, greets in its own way and writes no line.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC109", "nameless-relay", RuleFamily.Continuity, FindingKind.Contradiction,
        "The client has no host name, but the host that wrote the line below has a full one");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain.BoundaryHop is { HasPublicAddress: true, HeloOrganisation: null } silent && facts.Chain.Claimed is [{ ByOrganisation: not null }, ..]
            && ReverseNames.NobodyLooked(silent.Line))
        {
            sink.CannotTest(Info, [silent.Number], "whether the client has a name was not recorded");
            return;
        }

        if (facts.Chain.BoundaryHop is { } user && !facts.Chain.Boundary.IsBottom && OneHouse.IsResentByUser(facts, user))
        {
            sink.CannotTest(Info, [user.Number], "a user who authenticated resent the message, and a user's program has no name to greet with");
            return;
        }

        if (NamelessClient.Server(facts) is not { } server)
        {
            if (facts.Chain.BoundaryHop is { HasPublicAddress: true } && facts.Chain.Claimed is [{ ByOrganisation: not null }, ..])
            {
                sink.AgreeOnChain(Info, facts);
            }

            return;
        }

        var client = facts.Chain.BoundaryHop!;
        sink.Add(FindingOn.Joint(
            Info, facts, client, server,
            $"Line {client.Number} records no full name for {client.Line.Address}, where the mail came from: "
            + (client.HeloHost is { } helo ? $"the client called itself {MailText.Clip(helo)}" : "the client gave no name")
            + (ReverseNames.FoundNone(client.Line) ? ", and no name was found in the DNS" : "")
            + $". But line {server.Number} says that {HostEnd.Server(server)} had the mail before. A host that relays mail greets with the name that it writes into its lines.",
            Reasons,
            [("helo", client.Line.Helo), ("ip", client.Line.Address?.ToString()), ("by", server.Line.By)]));
    }
}
