using ForgeryCheck.Chains;

namespace ForgeryCheck.Rules.Continuity;

/// <summary>Says that a joint is broken; shared by the rule for the hand-over and the one for the lines below.</summary>
internal static class BrokenJoint
{
    private static readonly string[] Reasons =
    [
        "The organisation sends by other host names than it receives by.",
        "A host between wrote no line: a filter, a forwarder or an address translation.",
        "One organisation uses two domain names that the table of organisations does not know.",
    ];

    internal static Finding Finding(RuleInfo rule, MessageFacts facts, Joint joint, string meaning, string? grade = null, FindingKind? kind = null)
    {
        var upper = facts.Chain.Hops[joint.Upper - 1];
        var lower = facts.Chain.Hops[joint.Upper];
        var client = HostEnd.Client(upper);
        var server = HostEnd.Server(lower);
        return Findings.OnJoint(
            rule, facts, upper, lower,
            $"Line {upper.Number} says that the mail came from {client}{Calling(client)}, but line {lower.Number} says that it was at {server}. "
            + $"The two have nothing in common. {meaning}",
            Reasons,
            [
                ("helo", client.Name), ("rdns", client.ReverseName), ("ip", client.Address?.ToString()),
                ("by", server.Name), ("byIp", server.Address?.ToString()), ("compared", joint.Why),
            ],
            grade, kind);
    }

    private static string Calling(HostEnd client) =>
        client.ReverseName is not null && !string.IsNullOrEmpty(client.Name)
        && !client.ReverseName.Equals(client.Name, StringComparison.OrdinalIgnoreCase)
            ? $", which called itself {client.Name}"
            : "";
}
