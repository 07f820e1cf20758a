namespace ForgeryCheck.Trace;

/// <summary>
/// When daylight saving time is in force, computed here because a machine need not have a time zone database. United States: 15 U.S.C. 260a, from
/// 2007 on the Energy Policy Act of 2005 section 110; Canada and the north of Mexico follow it. Europe: Directive 2000/84/EC, the same days since
/// 1996.
/// </summary>
internal static class SummerTime
{
    private const long Hour = 3_600_000, Day = 24 * Hour;

    // Clocks are changed by hand or at the next boot: for a day after a changeover either time is plausible.
    private const long Slack = Day;

    private const int NewLaw = 2007;

    /// <summary>Whether American daylight saving time is in force at a moment, to the second.</summary>
    /// <param name="unixMilliseconds">The moment.</param>
    /// <param name="standardMinutes">The zone's standard offset: -480 for Pacific time.</param>
    internal static bool IsAmerican(long unixMilliseconds, int standardMinutes)
    {
        var (year, month, _) = DateTime.UnixEpoch.AddMilliseconds(unixMilliseconds);
        if (month is < 3 or > 4 and < 10 or > 11)
        {
            // No changeover falls in these months under either law: 1 May UTC is summer, 1 December is not.
            return month is > 4 and < 10;
        }

        var standard = standardMinutes * 60_000L;
        var (start, end) = year >= NewLaw ? (Sunday(year, 3, 8), Sunday(year, 11, 1)) : (Sunday(year, 4, 1), Sunday(year, 10, 25));

        // Both changeovers come at 2 o'clock by the clock then in force.
        return unixMilliseconds >= start + (2 * Hour) - standard && unixMilliseconds < end + Hour - standard;
    }

    /// <summary>
    /// What an American clock shows. In the weeks in which the laws before and after 2007 differ nothing is certain: for years some hosts had not
    /// been updated to the new one.
    /// </summary>
    internal static Season American(long unixMilliseconds)
    {
        var year = DateTime.UnixEpoch.AddMilliseconds(unixMilliseconds).Year;
        if (year is < 1987 or > 2100)
        {
            return Season.Unknown;
        }

        var (start, end) = (Sunday(year, 4, 1), Sunday(year, 10, 25));
        return Of(
            unixMilliseconds, year >= NewLaw ? Sunday(year, 3, 8) : start, start, end, year >= NewLaw ? Sunday(year, 11, 1) : end);
    }

    /// <summary>What a European clock shows.</summary>
    internal static Season European(long unixMilliseconds)
    {
        var year = DateTime.UnixEpoch.AddMilliseconds(unixMilliseconds).Year;
        if (year is < 1996 or > 2100)
        {
            return Season.Unknown;
        }

        var (start, end) = (Sunday(year, 3, 25), Sunday(year, 10, 25));
        return Of(unixMilliseconds, start, start, end, end);
    }

    // Midnight UTC approximates the changeover: the zones of a continent differ by less than the slack.
    private static Season Of(long moment, long firstStart, long lastStart, long firstEnd, long lastEnd) =>
        moment >= lastStart + Day + Slack && moment < firstEnd - Slack ? Season.Summer
        : moment < firstStart - Slack || moment >= lastEnd + Day + Slack ? Season.Winter
        : Season.Unknown;

    /// <summary>Midnight of the first Sunday on or after a day.</summary>
    private static long Sunday(int year, int month, int day)
    {
        var date = new DateOnly(year, month, day);
        return (date.DayNumber + ((7 - (int)date.DayOfWeek) % 7) - 719_162) * Day;
    }
}
