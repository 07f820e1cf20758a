using ForgeryCheck.Rules;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>
/// Signals that knowledge/measured.md looked for on five sets of genuine mail and never found once. Where the rule was not found on
/// ours either, those 50,192 messages stand for the genuine side: "never among fifty thousand" is worth more than "never among ten".
/// </summary>
internal static class LargerHam
{
    internal const string Source = ", genuine side from knowledge/measured.md (ham of five sets, never seen)";

    private static readonly HitCount Never = new(0, 50_192);

    private static readonly HashSet<(string Rule, string? Grade)> NeverSeen =
    [
        ("FC312", null),                     // "macro bugs: ... a date inside the IP bracket ...: ham 0"
        ("FC313", "nnfmp"),                  // "NNFMP at non-yahoo"
        ("FC313", "userid-without-comma"),   // "(Postfix from userid" without comma
        ("FC314", "variable"),               // "macro bugs: [%MY_HOST%] ...: ham 0"
        ("FC404", null),                     // "tz offset impossible", after accepting -08:00
        ("FC405", null),                     // "impossible day/clock"
    ];

    internal static HitCount? Of(FindingKey key, HitCount ours) =>
        ours.Hits == 0 && key.Kind == FindingKind.Contradiction && NeverSeen.Contains((key.Rule, key.Grade)) ? Never : null;
}
