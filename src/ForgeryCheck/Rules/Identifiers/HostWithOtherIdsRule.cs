using ForgeryCheck.Profiles;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Rules.Identifiers;

/// <summary>
/// FC343: a claimed line has a kind of queue id that the host it belongs to was never seen to write, by a profile learned from honest mail
/// (--profiles).
/// </summary>
internal sealed class HostWithOtherIdsRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The host got another program, or another version, after the profile was learned.",
        "Several machines have one name, and the profile knows only some of them.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC343", "host-with-other-ids", RuleFamily.Identifiers, FindingKind.Anomaly,
        "A line has a kind of id that its host was never seen to write, by a profile that was learned");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Profiles is null)
        {
            return;
        }

        foreach (var hop in facts.Chain.Claimed)
        {
            if (facts.HabitsOf(hop) is not { } test || test.Fits(Habit.Id) is not { } fits)
            {
                continue;
            }

            var fact = KebabCase.Words<HostRole>().Of(test.Profile.Role);
            if (fits)
            {
                sink.Agree(Info, hop, fact);
                continue;
            }

            var known = test.Profile[Habit.Id].ToString();
            sink.Add(FindingOn.Line(
                Info, facts, hop, TraceField.Id, $"{test.Basis(hop.Number)}. Known ids: {known}. The id of line {hop.Number} is of the kind \"{test.Line[Habit.Id]}\".", Innocent,
                [("host", test.Profile.Name), ("known", known), ("found", test.Line[Habit.Id])]) with
            {
                Fact = fact,
            });
        }
    }
}
