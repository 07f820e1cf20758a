namespace ForgeryCheck.Identifiers;

/// <summary>
/// The wall clock of Google's servers. The summer time of the United States is reckoned here, since a machine need not hold
/// a table of zones (15 U.S.C. 260a; Energy Policy Act of 2005 section 110 from 2007 on).
/// </summary>
internal static class PacificTime
{
    private const long Standard = 8 * IdTime.Hour;
    private const long Summer = 7 * IdTime.Hour;

    /// <summary>The moment of a wall clock. In autumn one hour comes twice: the one nearer to a given moment is taken.</summary>
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

    /// <summary>Whether Pacific summer time is in force at a moment.</summary>
    internal static bool IsSummer(long unixMilliseconds)
    {
        var (year, month, _) = DateTime.UnixEpoch.AddMilliseconds(unixMilliseconds);
        if (month is < 3 or > 4 and < 10 or > 11)
        {
            // Under either law these months have no turn: 1 May UTC is summer, 1 December is not.
            return month is > 4 and < 10;
        }

        var (start, end) = year >= 2007
            ? (Sunday(year, 3, 8), Sunday(year, 11, 1))
            : (Sunday(year, 4, 1), Sunday(year, 10, 25));

        // Both turns come at 2 o'clock by the clock then in force.
        return unixMilliseconds >= start + (2 * IdTime.Hour) + Standard && unixMilliseconds < end + (2 * IdTime.Hour) + Summer;
    }

    /// <summary>Midnight of the first Sunday on or after a day.</summary>
    private static long Sunday(int year, int month, int day)
    {
        var date = new DateOnly(year, month, day);
        return (date.DayNumber + ((7 - (int)date.DayOfWeek) % 7) - 719_162) * IdTime.Day;
    }
}
