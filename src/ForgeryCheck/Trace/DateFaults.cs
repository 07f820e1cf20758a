namespace ForgeryCheck.Trace;

/// <summary>What was wrong, or out of the ordinary, with the date of a Received line. Kept as facts: nothing is repaired silently.</summary>
[Flags]
public enum DateFaults
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The line has no date at all.</summary>
    Missing = 1 << 0,

    /// <summary>There is text where the date belongs, and no time can be read from it.</summary>
    Unreadable = 1 << 1,

    /// <summary>The weekday does not belong to the date.</summary>
    WrongWeekday = 1 << 2,

    /// <summary>The month has no such day.</summary>
    ImpossibleDay = 1 << 3,

    /// <summary>Hour, minute or second is out of range (a leap second, 60, is not).</summary>
    ImpossibleTime = 1 << 4,

    /// <summary>No zone is given; the time was read as UTC.</summary>
    NoZone = 1 << 5,

    /// <summary>The offset lies beyond -1200 or +1400, or its minutes are not a multiple of 15.</summary>
    ImpossibleZone = 1 << 6,

    /// <summary>The zone is a name that is not known; the time was read as UTC (RFC 5322 section 4.3).</summary>
    UnknownZone = 1 << 7,

    /// <summary>The zone's name in the comment has another offset than the number beside it.</summary>
    ZoneNameDisagrees = 1 << 8,

    /// <summary>The year has two or three digits (RFC 5321 section 4.4: two-digit years MUST NOT be used).</summary>
    ShortYear = 1 << 9,

    /// <summary>The order of the parts is not that of RFC 5322: ctime, ISO 8601, month first, and the like.</summary>
    UnusualForm = 1 << 10,

    /// <summary>No semicolon stands before the date (RFC 5321 section 4.4 wants one).</summary>
    NoSemicolon = 1 << 11,

    /// <summary>The offset is written without a sign, or with a colon.</summary>
    UnusualZone = 1 << 12,

    /// <summary>The time is that of a twelve-hour clock, with AM or PM: RFC 5322 section 3.3 knows no such time.</summary>
    TwelveHourClock = 1 << 13,
}
