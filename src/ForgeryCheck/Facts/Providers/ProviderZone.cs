using ForgeryCheck.Trace;

namespace ForgeryCheck.Facts.Providers;

/// <summary>The zone that a provider's clocks are set to.</summary>
/// <param name="Name">What reports call it: "Pacific time".</param>
/// <param name="WinterMinutes">The offset from UTC, in winter where it has a summer time.</param>
/// <param name="HasSummer">Whether it follows American summer time.</param>
/// <param name="Since">The first day for which that is known, in milliseconds since 1970.</param>
/// <param name="Until">The last day; null where it still holds.</param>
/// <param name="Agree">How many honest lines agreed.</param>
/// <param name="Differ">How many did not.</param>
internal sealed record ProviderZone(string Name, int WinterMinutes, bool HasSummer, long Since, long? Until, int Agree, int Differ)
{
    private const long Hour = 3_600_000;

    /// <summary>Whether the fact speaks of a date: it has a stated offset, and the fact held on that day.</summary>
    internal bool Covers(TraceDate date) =>
        date is { HasTime: true, OffsetMinutes: not null } && !date.Has(DateFaults.NoZone | DateFaults.UnknownZone)
        && date.UnixMilliseconds >= Since && (Until is not { } until || date.UnixMilliseconds <= until);

    /// <summary>The offset on a date.</summary>
    internal int OffsetAt(long unixMilliseconds) =>
        WinterMinutes + (HasSummer && SummerTime.IsAmerican(unixMilliseconds, WinterMinutes) ? 60 : 0);

    /// <summary>Whether a date has the right offset. Within an hour of a turn both are.</summary>
    internal bool Agrees(TraceDate date) =>
        date.OffsetMinutes == OffsetAt(date.UnixMilliseconds)
        || (HasSummer && (date.OffsetMinutes == OffsetAt(date.UnixMilliseconds - Hour) || date.OffsetMinutes == OffsetAt(date.UnixMilliseconds + Hour)));
}
