using ForgeryCheck.Profiles;

namespace ForgeryCheck.Rules.Clock;

/// <summary>
/// FC342: a claimed line has an offset from UTC that its host was never seen to write. An hour more or less is not held against it: that may be summer
/// time.
/// </summary>
internal sealed class HostInOtherZoneRule() : HabitRule(
    new(
        "FC342", "host-in-other-zone", RuleFamily.Clock, FindingKind.Anomaly,
        "A line has an offset from UTC that its host was never seen to write, by a profile that was learned"),
    [(Habit.Zone, "offset from UTC", TraceField.Date)],
    [
        "The host was moved, or its clock was set to another zone, after the profile was learned.",
        "Several machines in different zones have one name.",
    ]);
