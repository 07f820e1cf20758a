using System.Globalization;

namespace ForgeryCheck.Identifiers;

/// <summary>Times as ids encode them.</summary>
internal static class IdTime
{
    internal const long Second = 1000, Minute = 60 * Second, Hour = 60 * Minute, Day = 24 * Hour;

    /// <summary>Whether a time is plausible for mail: from 1990 to 2069. A number outside it was not a time.</summary>
    internal static bool IsPlausible(long unixSeconds) => unixSeconds is >= 631_152_000 and < 3_155_760_000;

    /// <summary>Describes an implausible time.</summary>
    internal static string FaultOf(long unixSeconds) => unixSeconds < 253_402_300_800
        ? string.Create(CultureInfo.InvariantCulture, $"its time would be {DateTimeOffset.FromUnixTimeSeconds(unixSeconds):d MMMM yyyy}")
        : "its time would be after the year 9999";

    /// <summary>A date and time as a moment; false if the calendar has no such date. Two leap seconds are allowed (ISO C, tm_sec).</summary>
    internal static bool TryCivil(int year, int month, int day, int hour, int minute, int second, out long unixMilliseconds)
    {
        unixMilliseconds = 0;
        if (year is < 1900 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || (uint)hour > 23 || (uint)minute > 59 || (uint)second > 61)
        {
            return false;
        }

        var days = new DateOnly(year, month, day).DayNumber - 719_162;
        unixMilliseconds = (days * Day) + (hour * Hour) + (minute * Minute) + (second * Second);
        return true;
    }

    /// <summary>Parses yyyymmddhhmmss, or yyyymmddhhmm if the text has no more.</summary>
    internal static bool TryDigits(ReadOnlySpan<byte> text, out long unixMilliseconds)
    {
        unixMilliseconds = 0;
        return text.Length is 12 or 14 && IdDigits.Decimal.IsAll(text)
            && TryCivil(Two(text) * 100 + Two(text[2..]), Two(text[4..]), Two(text[6..]), Two(text[8..]), Two(text[10..]), text.Length == 14 ? Two(text[12..]) : 0, out unixMilliseconds);
    }

    /// <summary>Two decimal digits that have been validated.</summary>
    internal static int Two(ReadOnlySpan<byte> text) => ((text[0] - '0') * 10) + text[1] - '0';

    /// <summary>A server's wall clock as a moment, in the zone that the line gives.</summary>
    internal static long FromLocal(long wall, in IdContext context) => wall - ((context.OffsetMinutes ?? 0) * Minute);

    /// <summary>The moment nearest to another at which a cyclic clock has a given value.</summary>
    internal static long NearestTurn(long within, long cycle, long near)
    {
        var turns = Math.Floor(((near - within) / (double)cycle) + 0.5);
        return within + ((long)turns * cycle);
    }
}
