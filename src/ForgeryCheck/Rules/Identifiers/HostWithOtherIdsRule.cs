using ForgeryCheck.Profiles;

namespace ForgeryCheck.Rules.Identifiers;

/// <summary>FC343: a claimed line has a kind of queue id that its host was never seen to write.</summary>
internal sealed class HostWithOtherIdsRule() : HabitRule(
    new(
        "FC343", "host-with-other-ids", RuleFamily.Identifiers, FindingKind.Anomaly,
        "A line has a kind of id that its host never wrote, according to its learned profile"),
    [(Habit.Id, "kind of id", TraceField.Id)],
    [
        "The host's program was replaced or updated after the profile was learned.",
        "Several machines share one name, and the profile knows only some of them.",
    ]);
