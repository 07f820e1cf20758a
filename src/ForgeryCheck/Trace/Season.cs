namespace ForgeryCheck.Trace;

/// <summary>Which of the two times of the year a clock shows.</summary>
internal enum Season
{
    /// <summary>Not certain: the law of that year is not known here, or the day lies too near to a turn.</summary>
    Unknown,

    /// <summary>Standard time.</summary>
    Winter,

    /// <summary>Daylight saving time.</summary>
    Summer,
}
