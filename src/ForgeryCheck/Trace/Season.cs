namespace ForgeryCheck.Trace;

/// <summary>Whether a clock shows standard or daylight saving time.</summary>
internal enum Season
{
    /// <summary>Uncertain: the law of that year is not known here, or the day is too close to a changeover.</summary>
    Unknown,

    /// <summary>Standard time.</summary>
    Winter,

    /// <summary>Daylight saving time.</summary>
    Summer,
}
