using ForgeryCheck.Anchors;
using ForgeryCheck.Chains;
using ForgeryCheck.Rules.Clock;

namespace ForgeryCheck.Rules.Continuity;

/// <summary>
/// The host that handed the mail in ought to be the one that wrote the first line below. Where the two have nothing in common,
/// the real part most likely ends there.
/// </summary>
public sealed class BrokenJointAtHandOverRule : IRule
{
    private const double Minute = 60, Day = 86400;

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC103", "broken-joint-at-hand-over", RuleFamily.Continuity, FindingKind.Anomaly,
        "The first claimed line was written by another host than the one that handed the mail in");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var joint in facts.Chain.Joints)
        {
            if (joint.Upper != facts.Chain.Boundary.Line)
            {
                continue;
            }

            if (joint.Match == JointMatch.Broken)
            {
                var (grade, kind, besides) = Weigh(facts);
                sink.Add(BrokenJoint.Finding(
                    Info, facts, joint, "That line is the last one that can be believed, so what stands below it may be invented." + besides, grade, kind));
            }
            else if (joint.Match == JointMatch.NotTestable)
            {
                sink.CannotTest(Info, [joint.Upper, joint.Upper + 1], joint.Why);
            }
        }
    }
    /// <summary>
    /// Honest joints break where a host has names that nobody can know to be its own. That has nothing to do with the author and the Date:
    /// where the lines below do not fit these either, two independent things say that they are of another message.
    /// </summary>
    private static (string? Grade, FindingKind Kind, string Besides) Weigh(MessageFacts facts)
    {
        var delay = DateFieldAndChainRule.Delay(facts);
        return facts.Anchors.Origin.Fit == OriginFit.Unrelated && (facts.Anchors.Zone != DateZone.Same || delay is <= -Minute or >= 10 * Minute)
                ? ("strangers", FindingKind.Contradiction, " Nor do the lines below fit the rest of the header: neither the author's organisation nor the Date is theirs.")
            : delay is <= -10 * Minute or >= Day
                ? ("other-time", FindingKind.Contradiction, " Nor do the lines below fit the Date of the message.")
            : (null, FindingKind.Anomaly, "");
    }
}
