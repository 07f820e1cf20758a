namespace ForgeryCheck.Rules.Continuity;

/// <summary>
/// The host that handed the mail in should be the one that wrote the first line below. If the two have nothing in common, the genuine part most
/// likely ends there.
/// </summary>
internal sealed class BrokenJointAtHandOverRule : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC103", "broken-joint-at-hand-over", RuleFamily.Continuity, FindingKind.Anomaly,
        "The host that handed the mail in did not write the first claimed line");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        var joints = facts.Chain.Joints;
        if (facts.Chain.Boundary.Line is not (> 0 and var line) || line > joints.Count)
        {
            return;
        }

        var joint = joints[line - 1];
        Hop upper = facts.Chain.Hops[line - 1], lower = facts.Chain.Hops[line];
        if (joint.Match == JointMatch.Broken && WhyNot(facts, upper, lower) is { } reason)
        {
            sink.CannotTest(Info, [joint.Upper, joint.Upper + 1], reason);
        }
        else if (joint.Match == JointMatch.Broken)
        {
            sink.Add(BrokenJoint.Finding(
                Info, facts, joint, $"Line {line} is the last one that can be trusted, so the lines below it may be forged."));
        }
        else if (joint.Match == JointMatch.NotTestable)
        {
            sink.CannotTest(Info, [joint.Upper, joint.Upper + 1], joint.Why);
        }
        else
        {
            BrokenJoint.Agree(Info, facts, joint, sink);
        }
    }

    // A broken joint here is the strongest sign that there is, so an innocent reason has to be shown by something that the client cannot write.
    private static string? WhyNot(MessageFacts facts, Hop upper, Hop lower) =>
        OneHouse.CameBackFromAuthor(facts, upper, lower)
            ? $"{upper.ByOrganisation} wrote both lines and may have sent the mail through an outside filter that wrote none; the author is authenticated"
        : OneHouse.IsResentByUser(facts, upper) ? "a user who authenticated resent the message, with the lines of its first way"
        : OneHouse.IsServerItself(upper) ? $"the client of line {upper.Number} is {upper.Server} itself, at an internal address"
        : null;
}
