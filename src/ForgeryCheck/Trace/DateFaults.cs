namespace ForgeryCheck.Trace;

/// <summary>Faults and irregularities in the date of a Received line. They are recorded as facts: nothing is repaired silently.</summary>
[Flags]
public enum DateFaults
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The line has no date at all.</summary>
    Missing = 1 << 0,

    /// <summary>There is text in the date position, but no time can be read from it.</summary>
    Unreadable = 1 << 1,

    /// <summary>The weekday does not match the date.</summary>
    WrongWeekday = 1 << 2,

    /// <summary>The month does not have that day.</summary>
    ImpossibleDay = 1 << 3,

    /// <summary>Hour, minute or second is out of range (a leap second, 60, is not).</summary>
    ImpossibleTime = 1 << 4,

    /// <summary>No zone is given; the time was read as UTC.</summary>
    NoZone = 1 << 5,

    /// <summary>The offset is below -1200 or above +1400, or its minutes are not a multiple of 15.</summary>
    ImpossibleZone = 1 << 6,

    /// <summary>The zone name is unknown; the time was read as UTC (RFC 5322 section 4.3).</summary>
    UnknownZone = 1 << 7,

    /// <summary>The zone name in the comment stands for another offset than the numeric one.</summary>
    ZoneNameDisagrees = 1 << 8,

    /// <summary>The year has two or three digits (RFC 5321 section 4.4: two-digit years MUST NOT be used).</summary>
    ShortYear = 1 << 9,

    /// <summary>The order of the parts is not that of RFC 5322: ctime, ISO 8601, month first, and the like.</summary>
    UnusualForm = 1 << 10,

    /// <summary>No semicolon before the date (required by RFC 5321 section 4.4).</summary>
    NoSemicolon = 1 << 11,

    /// <summary>The offset is written without a sign, or with a colon.</summary>
    UnusualZone = 1 << 12,

    /// <summary>A twelve-hour clock with AM or PM, which RFC 5322 section 3.3 does not allow.</summary>
    TwelveHourClock = 1 << 13,
}
