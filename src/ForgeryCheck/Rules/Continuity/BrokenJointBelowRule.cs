namespace ForgeryCheck.Rules.Continuity;

/// <summary>Two adjacent claimed lines do not match: the host that wrote the lower one is not the upper one's client.</summary>
/// <remarks>One in thirty genuine messages has such a joint, since hosts send under other names than they receive under: weak evidence alone.</remarks>
internal sealed class BrokenJointBelowRule : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC104", "broken-joint-below", RuleFamily.Continuity, FindingKind.Anomaly,
        "Two adjacent claimed lines do not fit together");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        var boundary = facts.Chain.Boundary.Line ?? 0;
        foreach (var joint in facts.Chain.Joints)
        {
            if (joint.Upper <= boundary || joint.Match == JointMatch.NotTestable)
            {
                continue;
            }

            Hop upper = facts.Chain.Hops[joint.Upper - 1], lower = facts.Chain.Hops[joint.Upper];
            if (joint.Match == JointMatch.Broken && (OneHouse.HidesBehindGateway(facts, upper, lower)
                || OneHouse.IsExchangeInside(upper, lower) || OneHouse.CameBack(facts, upper, lower) || OneHouse.IsServerItself(upper)))
            {
                continue;
            }

            if (joint.Match == JointMatch.Broken)
            {
                sink.Add(BrokenJoint.Finding(Info, facts, joint, "The host that receives a message is the one that passes it on."));
            }
            else
            {
                BrokenJoint.Agree(Info, facts, joint, sink);
            }
        }
    }
}
