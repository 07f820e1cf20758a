using ForgeryCheck.Profiles;

namespace ForgeryCheck.Rules.Appended;

/// <summary>
/// FC341: a claimed line is not as its host writes: another program, protocol, spelling of the TLS version or form. Whoever puts a line of another host in its place has
/// to know all of these. A program is replaced once in years; a new form may only be a new kind of client.
/// </summary>
internal sealed class HostWritesOtherwiseRule() : HabitRule(
    new(
        "FC341", "host-writes-otherwise", RuleFamily.Appended, FindingKind.Anomaly,
        "A line is not as its host is known to write, by a profile that was learned"),
    [
        (Habit.Program, "program", TraceField.Software), (Habit.Protocol, "protocol", TraceField.With), (Habit.Tls, "spelling of the TLS version", TraceField.Tls),
        (Habit.Form, "form", TraceField.Date),
    ],
    [
        "The host got another program, or another configuration, after the profile was learned.",
        "Several machines have one name, and the profile knows only some of them.",
    ]);
