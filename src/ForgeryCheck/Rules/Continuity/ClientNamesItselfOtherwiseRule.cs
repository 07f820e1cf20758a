using ForgeryCheck.Profiles;

namespace ForgeryCheck.Rules.Continuity;

/// <summary>
/// FC113: the line of a client names another host after "by" than that client's lines do. A forger makes his lines match the name that
/// the client gave in HELO; if the client's own lines have another one, only its correspondents know it.
/// </summary>
internal sealed class ClientNamesItselfOtherwiseRule() : HabitRule(
    new(
        "FC113", "client-names-itself-otherwise", RuleFamily.Continuity, FindingKind.Anomaly,
        "A client's line has a name after \"by\" that its lines never had, according to its learned profile"),
    [(Habit.Server, "name after \"by\"", TraceField.By)],
    [
        "The host was renamed, or a new machine sends from the same address, since the profile was learned.",
        "A program in front of the host handed the message in, and the profile does not have its lines yet.",
    ]);
