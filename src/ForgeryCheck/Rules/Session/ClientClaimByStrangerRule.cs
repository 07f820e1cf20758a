using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules.Session;

/// <summary>
/// FC606: the client tried to name another host as the client, with a PROXY header, XCLIENT or XFORWARD. Only hosts that the listener trusts may;
/// from any other host it is an attempt to plant an address in a line that readers believe.
/// </summary>
internal sealed class ClientClaimByStrangerRule : IRule
{
    private static readonly WireSign[] Signs =
    [
        new(
            WireFactKind.ProxyByStranger, "sent a PROXY header without permission",
            "Only a load balancer that this host trusts may name the real client; the claim was ignored."),
        new(
            WireFactKind.ClientClaimByStranger, "sent XCLIENT or XFORWARD without permission",
            "Only a mail server that this host trusts may name the real client; the claim was ignored."),
    ];

    private static readonly string[] Reasons =
    [
        "A load balancer or a filter of the site is not yet on the listener's list of trusted hosts.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC606", "client-claim-by-stranger", RuleFamily.Session, FindingKind.Anomaly,
        "The client named another host as the client without permission");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink) => WireSigns.Check(Info, facts, sink, Signs, Reasons);
}
