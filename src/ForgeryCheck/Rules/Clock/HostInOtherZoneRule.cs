using ForgeryCheck.Profiles;

namespace ForgeryCheck.Rules.Clock;

/// <summary>
/// FC342: a claimed line has a UTC offset that its host never wrote before. An hour more or less is not held against it: that may be summer
/// time.
/// </summary>
internal sealed class HostInOtherZoneRule() : HabitRule(
    new(
        "FC342", "host-in-other-zone", RuleFamily.Clock, FindingKind.Anomaly,
        "A line has a UTC offset that its host never wrote, according to its learned profile"),
    [(Habit.Zone, "UTC offset", TraceField.Date)],
    [
        "The host was moved, or set to another time zone, after the profile was learned.",
        "Several machines in different zones share one name.",
    ]);
