using ForgeryCheck.Profiles;

namespace ForgeryCheck.Rules.Appended;

/// <summary>
/// FC341: a claimed line differs from how its host writes: another program, protocol, spelling of the TLS version or form. A forger who puts another
/// host's line in its place has to know all of these. A program is replaced once in years; a new form may only be a new kind of client.
/// </summary>
internal sealed class HostWritesOtherwiseRule() : HabitRule(
    new(
        "FC341", "host-writes-otherwise", RuleFamily.Appended, FindingKind.Anomaly,
        "A line differs from how its host writes, according to its learned profile"),
    [
        (Habit.Program, "program", TraceField.Software), (Habit.Protocol, "protocol", TraceField.With), (Habit.Tls, "spelling of the TLS version", TraceField.Tls),
        (Habit.Form, "form", TraceField.Date),
    ],
    [
        "The host's program was replaced or reconfigured after the profile was learned.",
        "Several machines share one name, and the profile knows only some of them.",
    ]);
