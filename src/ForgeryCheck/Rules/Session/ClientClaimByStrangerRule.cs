using ForgeryCheck.Facts;
using ForgeryCheck.Findings;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Session;

/// <summary>
/// FC606: the client tried to name somebody else as the client, with a PROXY header, XCLIENT or XFORWARD. Only hosts that the listener trusts may;
/// from anybody else it is an attempt to plant an address in a line that readers believe.
/// </summary>
internal sealed class ClientClaimByStrangerRule : IRule
{
    private static readonly WireSign[] Signs =
    [
        new(
            WireFactKind.ProxyByStranger, "sent a PROXY header, which it may not",
            "Only a balancer that this host trusts tells who its client is; the claim was not believed."),
        new(
            WireFactKind.ClientClaimByStranger, "sent XCLIENT or XFORWARD, which it may not",
            "Only a mail server that this host trusts tells who its client is; the claim was not believed."),
    ];

    private static readonly string[] Reasons =
    [
        "A balancer or a filter of the site is not yet in the list of hosts that the listener trusts.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC606", "client-claim-by-stranger", RuleFamily.Session, FindingKind.Anomaly,
        "The client claimed that somebody else is the client, and may not");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink) => WireSigns.Check(Info, facts, sink, Signs, Reasons);
}
