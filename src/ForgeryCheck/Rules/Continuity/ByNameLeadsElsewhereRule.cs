using ForgeryCheck.Hosts;

namespace ForgeryCheck.Rules.Continuity;

/// <summary>
/// The first claimed line says which host took the mail before the hand-over. If that is true, the host's name resolves to the hand-over's address,
/// or one near it.
/// </summary>
/// <remarks>
/// Only today's DNS can be queried. A name that no longer exists proves nothing. If the receiving host itself had looked up a name of the same
/// organisation, that is better evidence than today's answer, and nothing is queried. An organisation may receive on one host and send from another:
/// a confirmed name of that organisation for the client's address is as good as the address itself.
/// </remarks>
internal sealed class ByNameLeadsElsewhereRule : IRule
{
    private const string OtherOrganisation = "other-organisation";

    private static readonly string[] Reasons =
    [
        "The organisation receives on one address and sends from another.",
        "The name has moved to another address since the mail was sent.",
        "The address belongs to a firewall that hides the host behind it.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC108", "by-name-leads-elsewhere", RuleFamily.Continuity, FindingKind.Anomaly,
        "The host that the first claimed line names is not at the address that handed the mail in", NeedsDns: true);

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain.BoundaryHop is not { } boundary || facts.Chain.Claimed.FirstOrDefault() is not { } hop
            || boundary.Line.Address is not { } address || HostEnd.IsInternal(address)
            || hop.Line.Kind != ReceivedKind.Smtp || hop.Line.By is not { } by || !HostEnd.IsFullName(by)
            || facts.Organisations.Same(by, boundary.Line.ReverseName))
        {
            return;
        }

        if (!facts.Names.IsOn)
        {
            sink.CannotTest(Info, [hop.Number], "DNS is off");
            return;
        }

        var found = facts.Names.Addresses(by);
        if (found is null or { Count: 0 })
        {
            sink.CannotTest(Info, [hop.Number], found is null ? $"the DNS gave no answer for {MailText.Clip(by)}" : $"the DNS has no address for {MailText.Clip(by)} today");
            return;
        }

        var names = facts.Names.ConfirmedNames(address) ?? [];
        if (found.Any(a => AddressFacts.AreNear(a, address)) || names.Any(name => facts.Organisations.Same(name, by)))
        {
            sink.AgreeOnJoint(Info, hop);
            return;
        }

        // A confirmed name of another organisation says more than no name at all.
        var other = names.FirstOrDefault(name => facts.Organisations.Of(name) is not null);
        var whose = other is null ? "" : $" That address has the name {MailText.Clip(other)}, which belongs to another organisation.";
        var list = string.Join(", ", found.Take(8)) + (found.Count > 8 ? ", ..." : "");
        sink.Add(FindingOn.Joint(
            Info, facts, boundary, hop,
            $"Line {hop.Number} says that {MailText.Clip(by)} had the mail, and line {boundary.Number} says that {address} handed it in. "
            + $"Today {MailText.Clip(by)} resolves to {list}, not to that address or one near it.{whose}",
            Reasons, [("by", by), ("ip", address.ToString()), ("addresses", list), ("name", other)], other is null ? null : OtherOrganisation).Aged(facts.NamesAge));
    }
}
