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

    /// <summary>The part of the weight table for a tail that has nothing to do with the message either.</summary>
    private const string Unrelated = "unrelated";

    internal static Finding Finding(RuleInfo rule, MessageFacts facts, Joint joint, string meaning)
    {
        var unrelated = IsUnrelated(facts, joint.Upper);
        var upper = facts.Chain.Hops[joint.Upper - 1];
        var lower = facts.Chain.Hops[joint.Upper];
        var client = HostEnd.Client(upper);
        var server = HostEnd.Server(lower);
        return Findings.OnJoint(
            rule, facts, upper, lower,
            $"Line {upper.Number} says that the mail came from {client}{Calling(client)}, but line {lower.Number} says that it was at {server}. "
            + (unrelated
                ? $"The two have nothing in common, and from line {lower.Number} on no line names anybody whom the message names as sender, signer or recipient. {meaning}"
                : $"The two have nothing in common. {meaning}"),
            Reasons,
            [
                ("helo", client.Name), ("rdns", client.ReverseName), ("ip", client.Address?.ToString()),
                ("by", server.Name), ("byIp", server.Address?.ToString()), ("compared", joint.Why),
            ],
            unrelated ? Unrelated : null,
            unrelated ? FindingKind.Contradiction : null);
    }

    /// <summary>
    /// Whether none of the lines below a joint names a party of the message. Honest hosts that do not join are the sender's all the same:
    /// they have his name, or that of his mailing service, which signs the mail or takes its bounces.
    /// </summary>
    private static bool IsUnrelated(MessageFacts facts, int upper)
    {
        if (facts.Parties.IsEmpty)
        {
            return false;
        }

        for (var i = upper; i < facts.Chain.Hops.Count; i++)
        {
            if (facts.Parties.AreIn(facts.Chain.Hops[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static string Calling(HostEnd client) =>
        client.ReverseName is not null && !string.IsNullOrEmpty(client.Name)
        && !client.ReverseName.Equals(client.Name, StringComparison.OrdinalIgnoreCase)
            ? $", which called itself {client.Name}"
            : "";
}
