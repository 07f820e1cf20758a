namespace ForgeryCheck.Trace;

/// <summary>The date of a trace line: the moment it gives, and how it was written.</summary>
/// <param name="UnixMilliseconds">The moment, in milliseconds since 1970-01-01 UTC; valid only if <paramref name="HasTime"/>.</param>
/// <param name="HasTime">Whether a moment could be read.</param>
/// <param name="OffsetMinutes">The zone as written, in minutes east of UTC; null if none was given.</param>
/// <param name="Faults">What was wrong with the date.</param>
/// <param name="ZoneName">The zone name, from a comment or in place of the number ("PDT").</param>
/// <param name="HasWeekday">Whether a weekday was written.</param>
public readonly record struct TraceDate(
    long UnixMilliseconds, bool HasTime, short? OffsetMinutes, DateFaults Faults, TextSpan ZoneName, bool HasWeekday)
{
    /// <summary>The moment in UTC; null if none could be read.</summary>
    public DateTimeOffset? Time => HasTime ? DateTimeOffset.FromUnixTimeMilliseconds(UnixMilliseconds) : null;

    /// <summary>Whether a given fault was found.</summary>
    public bool Has(DateFaults fault) => (Faults & fault) != 0;
}
