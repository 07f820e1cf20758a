using ForgeryCheck.Profiles;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Rules.Clock;

/// <summary>
/// FC342: a claimed line has an offset from UTC that the host it belongs to was never seen to write, by a profile learned from honest mail
/// (--profiles). An hour more or less is not held against it: that may be summer time.
/// </summary>
internal sealed class HostInOtherZoneRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The host was moved, or its clock was set to another zone, after the profile was learned.",
        "Several machines in different zones have one name.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC342", "host-in-other-zone", RuleFamily.Clock, FindingKind.Anomaly,
        "A line has an offset from UTC that its host was never seen to write, by a profile that was learned");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Profiles is null)
        {
            return;
        }

        foreach (var hop in facts.Chain.Claimed)
        {
            if (facts.HabitsOf(hop) is not { } test || test.Fits(Habit.Zone) is not { } fits)
            {
                continue;
            }

            var fact = KebabCase.Words<HostRole>().Of(test.Profile.Role);
            if (fits)
            {
                sink.Agree(Info, hop, fact);
                continue;
            }

            var known = test.Profile[Habit.Zone].ToString();
            sink.Add(FindingOn.Line(
                Info, facts, hop, TraceField.Date, $"{test.Basis(hop.Number)}. Known offsets from UTC: {known}. Line {hop.Number} has {test.Line[Habit.Zone]}.", Innocent,
                [("host", test.Profile.Name), ("known", known), ("found", test.Line[Habit.Zone])]) with
            {
                Fact = fact,
                Causes = [Causes.Zone(hop)],
            });
        }
    }
}
