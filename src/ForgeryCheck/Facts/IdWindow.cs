using ForgeryCheck.Identifiers;
using ForgeryCheck.Sentences;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Facts;

/// <summary>
/// How far an honest id may lie from its line's date. The window is lopsided: an id is minted first and its line is written when the
/// message has come in, so it may be older by as long as the client takes.
/// </summary>
internal static class IdWindow
{
    private const long Minute = 60_000, Hour = 60 * Minute, Day = 24 * Hour;

    /// <summary>An id that is later than its line by more than this does not speak for it.</summary>
    internal const long AgreesUntil = Minute;

    /// <summary>Milliseconds by which an id lies outside the window; positive where it is later. 0 inside; null where the two cannot be compared.</summary>
    internal static long? Outside(DecodedId id, TraceDate date)
    {
        if (!date.HasTime || id.SkewFrom(date.UnixMilliseconds) is not { } skew || IsZoneless(id, date))
        {
            return null;
        }

        var (early, late) = Of(id);
        var slack = ClockText.IsVague(date) || id.Zone == IdZone.Unknown ? 14 * Hour : 0;
        early += slack;
        late += slack;
        return skew > late ? skew - late : skew < -early ? skew + early : 0;
    }

    private static (long Early, long Late) Of(DecodedId id) => id.Kind switch
    {
        // It mints its id at delivery: up to three days after its line (measured).
        PowerMtaId => (10 * Minute, 3 * Day),

        // The letter tells the hour alone, so that a wider window would hold the whole day; measured: 2,198 of 2,198 agree.
        SendmailHour => (Hour, 10 * Minute),

        // Proofpoint mints its id for the whole session: up to 21 hours before (measured). Later: 38 s at most among 26,800 Sendmail lines.
        _ => (Day, 10 * Minute),
    };

    // A wall clock read in a zone that no place has (FC404) tells nothing.
    private static bool IsZoneless(DecodedId id, TraceDate date) =>
        id.Zone == IdZone.OfLine && (date.Has(DateFaults.ImpossibleZone) || ClockText.IsVague(date));
}
