namespace ForgeryCheck.Facts.Providers;

/// <summary>The time zone of a provider's clocks.</summary>
/// <param name="Name">Its name in reports: "Pacific time".</param>
/// <param name="WinterMinutes">The offset from UTC; the standard one if it has daylight saving time.</param>
/// <param name="HasSummer">Whether it follows American daylight saving time.</param>
/// <param name="Since">The first day for which it is known, in milliseconds since 1970.</param>
/// <param name="Until">The last day; null if it is still in force.</param>
/// <param name="Agree">The number of genuine lines that agreed.</param>
/// <param name="Differ">The number that did not.</param>
internal sealed record ProviderZone(string Name, int WinterMinutes, bool HasSummer, long Since, long? Until, int Agree, int Differ)
{
    private const long Hour = 3_600_000;

    /// <summary>Whether the fact applies to a date: it states an offset, and the fact held on that day.</summary>
    internal bool Covers(TraceDate date) =>
        date is { HasTime: true, OffsetMinutes: not null } && !date.Has(DateFaults.NoZone | DateFaults.UnknownZone)
        && date.UnixMilliseconds >= Since && (Until is not { } until || date.UnixMilliseconds <= until);

    /// <summary>The offset on a date.</summary>
    internal int OffsetAt(long unixMilliseconds) =>
        WinterMinutes + (HasSummer && SummerTime.IsAmerican(unixMilliseconds, WinterMinutes) ? 60 : 0);

    /// <summary>Whether a date has the right offset. Within an hour of a changeover both are right.</summary>
    internal bool Agrees(TraceDate date) =>
        date.OffsetMinutes == OffsetAt(date.UnixMilliseconds)
        || (HasSummer && (date.OffsetMinutes == OffsetAt(date.UnixMilliseconds - Hour) || date.OffsetMinutes == OffsetAt(date.UnixMilliseconds + Hour)));
}
