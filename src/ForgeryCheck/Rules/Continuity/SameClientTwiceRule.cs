namespace ForgeryCheck.Rules.Continuity;

/// <summary>
/// The address that handed the mail in is also the client of the line below, which has another host's name: the mail would have gone from that
/// address to the other host, and then come from the very same address again. Programs that fill in their own address because they know no other write such
/// lines.
/// </summary>
internal sealed class SameClientTwiceRule : IRule
{
    private static readonly string[] Reasons =
    [
        "A mail server and its users share one address behind NAT and reach each other through it, and the server greets with a name that is not its own.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC110", "same-client-twice", RuleFamily.Continuity, FindingKind.Contradiction,
        "The address that handed the mail in is also the client of the line below, at another host");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain.BoundaryHop is not { HasPublicAddress: true } upper || upper.Number >= facts.Chain.Hops.Count)
        {
            return;
        }

        var lower = facts.Chain.Hops[upper.Number];
        // If the joint fits, the host below is itself at that address: an internal step. A scanner or proxy in front of the server ("with
        // qmail-scanner-2.05", Postini's "source") records the same client as the server does.
        if (upper.Line.Product == ProductName.QmailScanner || upper.HeloHost == "source" || lower.Line.Address is null || lower.ByOrganisation is null)
        {
            return;
        }

        if (lower.Line.Address != upper.Line.Address || facts.Chain.Joints[upper.Number - 1].Match is not (JointMatch.Broken or JointMatch.NotTestable))
        {
            sink.AgreeOnChain(Info, facts);
            return;
        }

        sink.Add(FindingOn.Joint(
            Info, facts, upper, lower,
            $"Line {upper.Number} says that the mail came from {upper.Line.Address}, but line {lower.Number} says that {HostEnd.Server(lower)} had taken it from that same address before. "
            + $"In that case {HostEnd.Server(lower)}, not its client, would have passed the mail on.",
            Reasons,
            [("ip", upper.Line.Address?.ToString()), ("by", lower.Line.By)]));
    }
}
