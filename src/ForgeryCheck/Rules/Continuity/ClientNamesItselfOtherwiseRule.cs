using ForgeryCheck.Profiles;

namespace ForgeryCheck.Rules.Continuity;

/// <summary>
/// FC113: the line of a client names another host after "by" than that client's lines do. A forger joins his lines to the one above by the name that
/// the client gave in HELO; where the client's own lines have another one, only its correspondents know it.
/// </summary>
internal sealed class ClientNamesItselfOtherwiseRule() : HabitRule(
    new(
        "FC113", "client-names-itself-otherwise", RuleFamily.Continuity, FindingKind.Anomaly,
        "The line of a client has another name after \"by\" than its lines are known to have, by a profile that was learned"),
    [(Habit.Server, "name after \"by\"", TraceField.By)],
    [
        "The host was renamed, or a new machine sends by the same address, after the profile was learned.",
        "A program in front of the host handed the message in, and its lines were not seen yet.",
    ]);
