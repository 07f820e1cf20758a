using ForgeryCheck.Trace;

namespace ForgeryCheck.Identifiers;

/// <summary>The wall clock of Google's servers.</summary>
internal static class PacificTime
{
    private const int StandardMinutes = -480;
    private const long Standard = 8 * IdTime.Hour;
    private const long Summer = 7 * IdTime.Hour;

    /// <summary>The moment of a wall-clock time. One hour occurs twice in autumn: the one nearer to a given moment is chosen.</summary>
    internal static long ToUtc(long wall, long? near)
    {
        var asStandard = wall + Standard;
        var asSummer = wall + Summer;
        if (!IsSummer(asSummer))
        {
            return asStandard;
        }

        return !IsSummer(asStandard) && near is { } date && Math.Abs(asStandard - date) < Math.Abs(asSummer - date) ? asStandard : asSummer;
    }

    /// <summary>Whether Pacific daylight saving time is in force at a moment.</summary>
    internal static bool IsSummer(long unixMilliseconds) => SummerTime.IsAmerican(unixMilliseconds, StandardMinutes);
}
